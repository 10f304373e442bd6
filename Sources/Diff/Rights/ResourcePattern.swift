import TemplateReading

/// What a statement says of resources: one of the templates, with what may follow its ARN, or ARNs with wildcards.
struct ResourcePattern: Hashable {
    let text: ResolvedText
    private let pattern: WildcardPattern
    /// The ARN of the resource that it starts with, as far as it is known, with what follows.
    private let arn: WildcardPattern?

    /// `text` as one side's templates have it, and the names that its resources have on the other.
    init(_ text: ResolvedText, in resolver: EnvironmentResolver, renaming names: [ResourceIdentity: ResourceIdentity]) {
        self.text = text.renaming(names)
        pattern = WildcardPattern(self.text)
        guard case .resource(let identity, nil)? = text.parts.first else {
            arn = nil
            return
        }
        let own = ResourceNames.arn(of: identity, in: resolver)?.renaming(names) ?? ResolvedText(.resource(identity, attribute: nil))
        arn = WildcardPattern(ResolvedText(joining: [own, ResolvedText(text.parts.dropFirst())]))
    }

    var resource: ResourceIdentity? { text.resource }

    func covers(_ other: ResourcePattern) -> Coverage {
        switch (arn, other.arn) {
        // Two resources have two ARNs.
        case (_?, _?): resource == other.resource ? pattern.covers(other.pattern) : .no
        case (let arn?, nil): other.mayBeGenerated ? arn.covers(other.pattern) : .no
        case (nil, let arn?): pattern.hasWildcard || mayBeGenerated ? pattern.covers(arn) : .no
        case (nil, nil): pattern.covers(other.pattern)
        }
    }

    func overlaps(_ other: ResourcePattern) -> Bool {
        if arn != nil, other.arn != nil { return resource == other.resource && pattern.overlaps(other.pattern) }
        return (arn ?? pattern).overlaps(other.arn ?? other.pattern)
    }

    /// Whether it can be the ARN of a resource that AWS named: such names end in letters and digits at random. What has a name of the
    /// templates is known as the resource already.
    var mayBeGenerated: Bool {
        guard case .constant(let end)? = text.parts.last else { return !text.parts.isEmpty }
        let last = end.utf8.reversed().prefix { $0.isAlphanumeric }
        return last.count >= 6
    }
}
