import Documents
import TemplateReading

/// What a comparison of resources goes through: what was which, what differs, and what follows of it.
struct ResourceDifference {
    let old: CanonicalSide
    let new: CanonicalSide
    let schemas = Schemas()
    let matching: Matching
    let names: FixedNames
    let propagation: Propagation
    /// What differs in the template's own text or meaning.
    private(set) var properties: [ResourceIdentity: [PropertyChange]] = [:]

    init(from oldView: EnvironmentView, to newView: EnvironmentView) {
        let before = CanonicalSide(oldView, schemas: schemas)
        new = CanonicalSide(newView, schemas: schemas)
        matching = Matching(from: before, to: new)
        let renamed = Dictionary(matching.pairs.filter { $0.kind != .same }.map { ($0.old.key, $0.new.key) }) { first, _ in first }
        old = renamed.isEmpty ? before : CanonicalSide(oldView, schemas: schemas) { (renamed[$0] ?? $0).name(in: $1) }
        let comparison = ResourceComparison(from: old, to: new, schemas: schemas)
        var states: [(key: ResourceIdentity, state: Propagation.State)] = []
        for pair in matching.pairs {
            let changes = comparison.changes(of: pair)
            if !changes.isEmpty { properties[pair.new.key] = changes }
            let isRenamed = pair.kind != .same
            states.append(
                (
                    pair.new.key,
                    Propagation.State(
                        type: pair.new.resource.type, impact: isRenamed ? .replace : changes.map(\.impact).max() ?? .none,
                        isRenamed: isRenamed,
                        changed: changes.filter { $0.path.first == "Properties" }.map { Array($0.path.dropFirst()) })
                ))
        }
        // A resource of another type under the same ID is another resource, which readers meet as if the first had been replaced.
        let gone = Set(matching.removed.map(\.key))
        for resource in matching.added where gone.contains(resource.key) {
            states.append((resource.key, Propagation.State(type: resource.resource.type, impact: .replace)))
        }
        names = FixedNames(matching.pairs, from: old, to: new, schemas)
        propagation = Propagation(states, states.contains { $0.state.impact != .none } ? ReadingGraph(new) : nil, names, schemas)
    }
}
