/// Whether a value is what a schema wants. `unknown` is what depends on values that only AWS knows.
enum Verdict {
    case yes, no, unknown

    static func && (left: Verdict, right: Verdict) -> Verdict {
        if left == .no || right == .no { return .no }
        return left == .yes && right == .yes ? .yes : .unknown
    }

    var negated: Verdict {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
