import Documents
import TemplateReading

/// Says what was found, resource by resource.
struct ChangeReport {
    private let difference: ResourceDifference
    private let typeChanges: Set<ResourceIdentity>
    private let renewedBy: [ResourceIdentity: ResourceIdentity]
    private let renewalOf: [ResourceIdentity: ResourceIdentity]
    private let renameNotes: RenameNotes

    init(_ difference: ResourceDifference) {
        self.difference = difference
        let matching = difference.matching
        typeChanges = Set(matching.removed.map(\.key)).intersection(matching.added.map(\.key))
        renewedBy = Dictionary(matching.renewals.map { ($0.old.key, $0.new.key) }) { first, _ in first }
        renewalOf = Dictionary(matching.renewals.map { ($0.new.key, $0.old.key) }) { first, _ in first }
        renameNotes = RenameNotes(matching.pairs)
    }

    /// In the order of the stacks, and of the template within each; what is removed stands last in its stack.
    var changes: [ResourceChange] {
        var made: [ResourceIdentity: ResourceChange] = [:]
        for pair in difference.matching.pairs { made[pair.new.key] = change(of: pair) }
        for resource in difference.matching.added { made[resource.key] = addition(of: resource) }
        var removed: [String: [ResourceChange]] = [:]
        for resource in difference.matching.removed { removed[resource.stack.name, default: []].append(removal(of: resource)) }
        var changes: [ResourceChange] = []
        for stack in difference.new.view.stacks {
            for resource in stack.template.resources {
                if let change = made[ResourceIdentity(stack: stack.name, logicalID: resource.logicalID)] { changes.append(change) }
            }
            changes += removed.removeValue(forKey: stack.name) ?? []
        }
        for stack in difference.old.view.stacks { changes += removed[stack.name] ?? [] }
        return changes
    }

    // MARK: - What is new, what is gone

    private func addition(of resource: Located) -> ResourceChange {
        var change = ResourceChange(
            stack: resource.stack.name, logicalID: resource.key.logicalID, type: resource.resource.type, change: .added, impact: .none,
            data: .unaffected)
        if typeChanges.contains(resource.key) {
            change.note = Self.typeNote
        } else if let former = renewalOf[resource.key] {
            change.oldLogicalID = former.logicalID
            change.note = Renewals.note(of: resource.resource.type)
            change.isRenewal = true
        } else {
            change.note = conditionNote(difference.new.isPresent(resource))
        }
        return change
    }

    private func removal(of resource: Located) -> ResourceChange {
        var change = ResourceChange(
            stack: resource.stack.name, logicalID: resource.key.logicalID, type: resource.resource.type, change: .removed, impact: .remove,
            data: DataVerdicts.removal(of: resource.resource, difference.schemas))
        if typeChanges.contains(resource.key) {
            change.note = Self.typeNote
        } else if let renewal = renewedBy[resource.key] {
            let fate = change.data == .retained ? "it stays in the account" : "it is removed"
            change.note =
                "\(Renewals.note(of: resource.resource.type) ?? "published anew, by design"): \(renewal.logicalID) takes its place; \(fate)"
            change.isRenewal = true
        } else if let stack = difference.new.plain.stacks[resource.stack.name] {
            if stack.template.resource(resource.key.logicalID) != nil { change.because = ["its condition is false now"] }
            change.note = conditionNote(difference.old.isPresent(resource))
        } else {
            change.because = ["the stack \(resource.stack.name) is removed"]
        }
        return change
    }

    private static let typeNote =
        "CloudFormation refuses another type under the same logical ID: give the new resource another ID, or deploy the removal first"

    private func conditionNote(_ presence: CanonicalSide.Presence) -> String? {
        switch presence {
        case .yes, .never: nil
        case .no: "its condition is false by the parameters' defaults"
        case .unknown: "only where its condition holds"
        }
    }

    // MARK: - What is there on both sides

    private func change(of pair: Pair) -> ResourceChange? {
        let key = pair.new.key
        let properties = difference.properties[key] ?? []
        guard let state = difference.propagation.states[key] else { return nil }
        let causes = difference.propagation.causes[key] ?? []
        if properties.isEmpty, causes.isEmpty, pair.kind == .same { return nil }
        let kind: ResourceChange.Kind = [.same: .changed, .renamed: .renamed, .moved: .moved][pair.kind] ?? .changed
        var change = ResourceChange(
            stack: key.stack, logicalID: key.logicalID, type: pair.new.resource.type, change: kind, impact: state.impact,
            data: data(of: pair, state.impact))
        // Where it is not known whether it stays, neither is what becomes of its data.
        if state.impact == .unknown, properties.contains(where: { $0.path == ["Condition"] }), HeldData.isHeld(by: pair.old.resource) {
            change.data = .unknown
        }
        change.properties = properties
        change.because = Sentences.because(causes, in: key.stack) + (properties.isEmpty ? [] : Sentences.meanings(of: pair))
        change.isRenewal = Renewals.note(of: change.type) != nil && [.replace, .mayReplace].contains(change.impact)
        change.note = note(on: change)
        if pair.kind != .same {
            change.oldLogicalID = pair.old.key.logicalID
            change.note = renameNotes.note(on: pair)
            if pair.kind == .moved { change.oldStack = pair.old.stack.name }
        }
        return change
    }

    private func note(on change: ResourceChange) -> String? {
        if change.isRenewal { return Renewals.note(of: change.type) }
        if change.data == .unknown, DataVerdicts.nestedTypes.contains(change.type) {
            return "what changes in its nested template is not seen"
        }
        guard change.data == .collides, let name = difference.names[ResourceIdentity(stack: change.stack, logicalID: change.logicalID)]
        else {
            return nil
        }
        let title = name.text.isEmpty ? "its name" : "its name \(name.text)"
        return "\(title) is taken by the one that it replaces: give it another (generation: 2), or leave the name to AWS"
    }

    private func data(of pair: Pair, _ impact: ResourceChange.Impact) -> ResourceChange.DataVerdict {
        let (old, new, schemas) = (pair.old.resource, pair.new.resource, difference.schemas)
        if pair.kind != .same { return collides(pair) ? .collides : DataVerdicts.removal(of: old, schemas) }
        switch impact {
        case .update where DataVerdicts.nestedTypes.contains(new.type): return .unknown
        case .none, .update: return .unaffected
        case .replace: return collides(pair) ? .collides : DataVerdicts.replacement(of: old, by: new, schemas)
        case .mayReplace: return DataVerdicts.possibleReplacement(of: old, by: new, hasFixedName: collides(pair), schemas)
        case .unknown: return schemas[new.type] == nil ? .unknown : .unaffected
        case .remove: return .unknown
        }
    }

    /// Whether its own name is in its way: one that it keeps, in a place that stays the same.
    private func collides(_ pair: Pair) -> Bool {
        guard let name = difference.names[pair.new.key] else { return false }
        let causes = difference.propagation.causes[pair.new.key] ?? []
        return !causes.contains { cause in cause.reading.place.first.map(name.properties.contains) ?? false }
    }
}
