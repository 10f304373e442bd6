/// Whether one thing allows all that another does.
enum Coverage: Comparable {
    case no
    /// What only AWS knows decides, or what cannot be compared.
    case unknown
    case yes

    static func and(_ left: Coverage, _ right: @autoclosure () -> Coverage) -> Coverage { left == .no ? .no : min(left, right()) }
}

extension Sequence {
    /// The best that any of them gives.
    func best(_ coverage: (Element) -> Coverage) -> Coverage {
        var best = Coverage.no
        for element in self {
            best = Swift.max(best, coverage(element))
            if best == .yes { break }
        }
        return best
    }
}
