/// A regular expression as a tree.
indirect enum PatternNode: Sendable {
    /// One scalar out of a set.
    case scalar(ScalarSet)
    case sequence([PatternNode])
    case choice([PatternNode])
    /// `most` is nil for no bound.
    case repetition(PatternNode, least: Int, most: Int?, isLazy: Bool)
    /// A group that a back reference can name, by number.
    case group(PatternNode, Int)
    case backReference(Int)
    case start, end
    /// `\b`, and `\B` where it is negated.
    case wordBoundary(isNegated: Bool)
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
    case look(PatternNode, isBehind: Bool, isNegated: Bool)

    static let empty = PatternNode.sequence([])
}
