import Documents
import Registry
import TemplateReading

/// Compares resources property by property.
struct ResourceComparison {
    let old: CanonicalSide
    let new: CanonicalSide
    let schemas: Schemas
    private let unchanged: UnchangedStacks

    init(from old: CanonicalSide, to new: CanonicalSide, schemas: Schemas) {
        self.old = old
        self.new = new
        self.schemas = schemas
        unchanged = UnchangedStacks(from: old.view, to: new.view)
    }

    /// What differs, with what it does to the resource.
    func changes(of pair: Pair) -> [PropertyChange] {
        let type = pair.new.resource.type
        if pair.old.resource.body == pair.new.resource.body, unchanged.contains(pair.new.stack.name), pair.kind != .moved { return [] }
        let impact = PropertyImpact(schemas[type])
        let firm = differences(of: pair, old.defaults, new.defaults)
        let open = Self.openParameters(of: pair)
        var changes = firm.map { difference -> PropertyChange in
            let found = impact.impact(of: difference)
            return change(difference, Self.differsForCertain(difference, open) ? found : min(found, .mayReplace))
        }
        guard old.plain !== old.defaults || new.plain !== new.defaults else { return changes }
        // What shows only where a deployment passes other values than the defaults.
        let shown = Set(firm.map(\.path))
        for difference in differences(of: pair, old.plain, new.plain) where !shown.contains(difference.path) {
            if firm.contains(where: { $0.path.starts(with: difference.path) || difference.path.starts(with: $0.path) }) { continue }
            changes.append(change(difference, min(impact.impact(of: difference), .mayReplace)))
        }
        return changes
    }

    private func change(_ difference: ValueDifference, _ impact: ResourceChange.Impact) -> PropertyChange {
        PropertyChange(
            path: difference.path, old: difference.old.map(Concealed.shown), new: difference.new.map(Concealed.shown), impact: impact)
    }

    private func differences(of pair: Pair, _ old: CanonicalEnvironment, _ new: CanonicalEnvironment) -> [ValueDifference] {
        // What a moved resource names is known there by the names of its new stack.
        let reader = pair.new.stack.name
        let before = Canonicalizer(stack: pair.old.stack, environment: old, reader: reader).resource(pair.old.resource).body
        let after = new.canonicalizer(of: pair.new.stack).resource(pair.new.resource).body
        var names = before.keys
        names += after.keys.filter { before[$0] == nil }
        return names.flatMap { name -> [ValueDifference] in
            let shape: Shape =
                switch name {
                case "Properties": schemas.shape(of: pair.new.resource.type)
                case "DependsOn": .names
                default: .free
                }
            return ValueComparison.differences(from: before[name], to: after[name], as: shape, at: [name])
        }
    }

    /// Parameters of which nobody knows the value.
    private static func openParameters(of pair: Pair) -> Set<String> {
        var names: Set<String> = []
        for stack in [pair.old.stack, pair.new.stack] {
            for (name, parameter) in stack.template.parameters where stack.sources[name] == nil && parameter["Default"] == nil {
                names.insert(name)
            }
        }
        return names
    }

    /// Two values are known to differ where nothing that only a deployment knows stands in one of them alone.
    private static func differsForCertain(_ difference: ValueDifference, _ open: Set<String>) -> Bool {
        if open.isEmpty { return true }
        let sides = [difference.old, difference.new].map { value in
            Set(value.map { References.all(in: $0).compactMap(\.parameterName).filter(open.contains) } ?? [])
        }
        return sides[0] == sides[1]
    }
}
