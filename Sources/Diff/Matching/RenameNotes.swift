import TemplateReading

/// The line of Swift that keeps a renamed resource.
struct RenameNotes {
    private let renames: [ResourceIdentity: ResourceIdentity]

    init(_ pairs: [Pair]) {
        renames = Dictionary(pairs.filter { $0.kind == .renamed }.map { ($0.new.key, $0.old.key) }) { first, _ in first }
    }

    func note(on pair: Pair) -> String {
        let (old, new) = (pair.old.key, pair.new.key)
        switch pair.kind {
        case .same: return ""
        case .moved:
            return "moved? no .formerly(\"\(old.logicalID)\") keeps it across stacks: it is removed from \(old.stack) and made anew here, "
                + "unless a stack refactoring moves it, or the old one is retained and imported"
        case .renamed:
            let (former, recent) = declaration(of: old.logicalID, new.logicalID, in: new.stack)
            return "renamed? .formerly(\"\(former)\") on the declaration of \(recent) keeps it"
        }
    }

    /// The names of the construct that the resource is a part of, where all of it was renamed: its parts' IDs start with its own.
    private func declaration(of old: String, _ new: String, in stack: String) -> (String, String) {
        var suffix = ""
        var shortest = (old, new)
        var rest = (Substring(old), Substring(new))
        while let last = rest.0.last, last == rest.1.last {
            suffix.insert(last, at: suffix.startIndex)
            rest = (rest.0.dropLast(), rest.1.dropLast())
            let candidate = (String(rest.0), String(rest.1))
            if renames[ResourceIdentity(stack: stack, logicalID: candidate.1)]?.logicalID == candidate.0 { shortest = candidate }
        }
        return shortest
    }
}
