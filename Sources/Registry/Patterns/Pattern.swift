/// A regular expression of a schema. It is searched for anywhere in a text, as JSON Schema says; patterns that mean the whole text say so by
/// `^` and `$`.
public struct Pattern: Sendable {
    private let node: PatternNode
    private let groups: Int
    private let ignoresCase: Bool

    /// - Returns: nil for an expression that is broken, or that uses what is not read here.
    public init?(_ text: String) {
        var parser = PatternParser(text)
        guard let node = try? parser.parse() else { return nil }
        self.node = node
        groups = parser.groups
        ignoresCase = parser.ignoresCase
    }

    /// Whether the pattern is found in `text`; nil when that takes more steps than it is worth, as patterns can be written that take
    /// forever.
    public func matches(_ text: String) -> Bool? {
        var matcher = PatternMatcher(text, groups: groups, ignoresCase: ignoresCase)
        return matcher.search(for: node)
    }
}
