import Documents
import TemplateReading

/// Which resource of the new state was which of the old.
struct Matching {
    private(set) var pairs: [Pair] = []
    private(set) var added: [Located] = []
    private(set) var removed: [Located] = []
    /// What publishes the same anew: the new version by the old one.
    private(set) var renewals: [(old: Located, new: Located)] = []

    init(from old: CanonicalSide, to new: CanonicalSide) {
        for stack in new.view.stacks { match(old.plain.stacks[stack.name], stack, old, new) }
        for stack in old.view.stacks where new.plain.stacks[stack.name] == nil { removed += old.resources(of: stack) }
        renewals = Renewals.pairs(removed: removed, added: added, old.plain, new.plain)
        findRenames(old, new)
    }

    private mutating func match(_ before: StackView?, _ after: StackView, _ old: CanonicalSide, _ new: CanonicalSide) {
        guard let before else {
            added += new.resources(of: after)
            return
        }
        for resource in new.resources(of: after) {
            guard let former = before.template.resource(resource.key.logicalID), former.type == resource.resource.type else {
                added.append(resource)
                continue
            }
            let pair = Pair(old: Located(stack: before, resource: former), new: resource, kind: .same)
            switch (old.isPresent(pair.old), new.isPresent(resource)) {
            case (.never, .never), (.never, .no): break
            case (.never, _), (.no, .yes): added.append(resource)
            case (.yes, .no): removed.append(pair.old)
            default: pairs.append(pair)
            }
        }
        let kept = Set(after.template.resources.map { Name(id: $0.logicalID, type: $0.type) })
        for resource in old.resources(of: before) {
            let isKept = kept.contains(Name(id: resource.key.logicalID, type: resource.resource.type))
            if !isKept || isGone(resource, in: after, new) { removed.append(resource) }
        }
    }

    /// Whether it stands in the template still, and is never made.
    private func isGone(_ resource: Located, in stack: StackView, _ new: CanonicalSide) -> Bool {
        guard let body = stack.template.resource(resource.key.logicalID), body.body["Condition"] != nil else { return false }
        return new.isPresent(Located(stack: stack, resource: body)) == .never
    }

    private struct Name: Hashable {
        let id: String
        let type: String
    }

    /// Equal bodies under other names, in the same stack first.
    private mutating func findRenames(_ old: CanonicalSide, _ new: CanonicalSide) {
        let renewed = Set(renewals.map(\.old.key))
        let renewing = Set(renewals.map(\.new.key))
        let taken = Set(removed.map(\.key)).intersection(added.map(\.key))
        let former = removed.filter { !renewed.contains($0.key) && !taken.contains($0.key) }
        let recent = added.filter { !renewing.contains($0.key) && !taken.contains($0.key) }
        guard !former.isEmpty, !recent.isEmpty else { return }
        let found = Renames.pairs(former, recent, old, new)
        guard !found.isEmpty else { return }
        let gone = Set(found.map(\.old.key))
        let come = Set(found.map(\.new.key))
        removed.removeAll { gone.contains($0.key) }
        added.removeAll { come.contains($0.key) }
        pairs += found
    }
}
