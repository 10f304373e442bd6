import Documents

/// A policy takes one text where it takes several, and one statement where it takes a list; none of its lists has an order.
enum PolicySpelling {
    static func member(_ key: String, _ value: JSON) -> JSON {
        switch key {
        case "Statement", "Action", "NotAction", "Resource", "NotResource": list(value)
        case "Principal", "NotPrincipal": value.object.map { .object($0.mapValues(list)) } ?? value
        case "Condition":
            value.object.map { operators in
                .object(operators.mapValues { keys in keys.object.map { .object($0.mapValues(texts)) } ?? keys })
            } ?? value
        default: value
        }
    }

    private static func list(_ value: JSON) -> JSON { value.array == nil ? .array([value]) : value }

    /// `true` and `"true"` are one value of a condition.
    private static func texts(_ value: JSON) -> JSON {
        .array((value.array ?? [value]).map { $0.scalar(of: [.string]) }.asSet)
    }
}
