/// A text as far as an environment's templates say it, across stacks: `arn:aws:iam::${AWS::AccountId}:policy/boundary`. What they name of
/// their own resources stands as the resource. Two texts that are equal are the same text, whatever AWS fills in.
package struct ResolvedText: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case constant(String)
        /// What only AWS knows, by a name that is the same wherever the same is meant: `AWS::AccountId`.
        case symbol(String)
        /// A resource's ARN where the attribute is nil; `Ref` is what `Ref` gives where that is no ARN.
        case resource(ResourceIdentity, attribute: String?)
    }

    package private(set) var parts: [Part] = []

    package init() {}
    package init(_ constant: String) { append(.constant(constant)) }
    package init(_ part: Part) { append(part) }
    package init(_ parts: some Sequence<Part>) { for part in parts { append(part) } }
    package init(joining texts: [ResolvedText]) { for text in texts { append(text) } }

    package mutating func append(_ part: Part) {
        guard case .constant(let text) = part else { return parts.append(part) }
        if text.isEmpty { return }
        if case .constant(let last)? = parts.last {
            parts[parts.count - 1] = .constant(last + text)
        } else {
            parts.append(part)
        }
    }

    package mutating func append(_ other: ResolvedText) { for part in other.parts { append(part) } }

    /// The whole text, where all of it is known.
    package var constant: String? {
        if parts.isEmpty { return "" }
        guard parts.count == 1, case .constant(let text) = parts[0] else { return nil }
        return text
    }

    /// The resource that it starts with, and most often is: `data/Reports` of `data/Reports/raw/*`.
    package var resource: ResourceIdentity? {
        if case .resource(let identity, _)? = parts.first { identity } else { nil }
    }

    /// All resources that it names.
    package var resources: [ResourceIdentity] { parts.compactMap { if case .resource(let identity, _) = $0 { identity } else { nil } } }

    /// What stands between the separators; each part that is no constant is of one piece.
    package func split(on separator: Character, maxSplits: Int = .max) -> [ResolvedText] {
        var pieces = [ResolvedText()]
        for part in parts {
            guard case .constant(let text) = part else {
                pieces[pieces.count - 1].append(part)
                continue
            }
            let split = text.split(separator: separator, maxSplits: maxSplits - pieces.count + 1, omittingEmptySubsequences: false)
            for (position, piece) in split.enumerated() {
                if position > 0 { pieces.append(ResolvedText()) }
                pieces[pieces.count - 1].append(.constant(String(piece)))
            }
        }
        return pieces
    }

    /// What follows a constant start; nil where it starts otherwise.
    package func dropping(prefix: String) -> ResolvedText? {
        if prefix.isEmpty { return self }
        guard case .constant(let text)? = parts.first, text.hasPrefix(prefix) else { return nil }
        return ResolvedText([.constant(String(text.dropFirst(prefix.count)))] + parts.dropFirst())
    }

    /// The same with resources under other names.
    package func renaming(_ names: [ResourceIdentity: ResourceIdentity]) -> ResolvedText {
        if names.isEmpty { return self }
        return ResolvedText(
            parts.map { part in
                guard case .resource(let identity, let attribute) = part, let name = names[identity] else { return part }
                return .resource(name, attribute: attribute)
            })
    }
}

extension ResolvedText: CustomStringConvertible {
    /// As a reader knows it; the beginning of an ARN that leads to a resource of the templates says nothing more.
    package var description: String {
        var rest = parts[...]
        if let first = rest.firstIndex(where: { if case .resource = $0 { true } else { false } }), case .constant(let text)? = rest.first,
            text.hasPrefix("arn:")
        {
            rest = rest[first...]
        }
        return rest.map { part in
            switch part {
            case .constant(let text): text
            case .symbol(let name): "${\(name)}"
            case .resource(let identity, nil), .resource(let identity, "Ref"?): identity.description
            case .resource(let identity, let attribute?): "\(identity).\(attribute)"
            }
        }.joined()
    }
}
