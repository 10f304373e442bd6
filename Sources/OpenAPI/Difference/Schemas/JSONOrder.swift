import Documents

extension JSON {
    /// Below zero, zero or above it, as this number is less than, equal to or greater than the other; nil where one is no
    /// number, and where both are too large to be told apart.
    func order(to other: JSON) -> Int? {
        if case (.integer(let left), .integer(let right)) = (self, other) { return left < right ? -1 : left > right ? 1 : 0 }
        guard let left = real, let right = other.real else { return nil }
        if left == right, self != other, left.magnitude >= 0x1p53 { return nil }
        return left < right ? -1 : left > right ? 1 : 0
    }

    private var real: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let text): Double(text)
        default: nil
        }
    }

    /// On one line.
    var text: String { String(decoding: JSONWriter.bytes(self, .compact), as: UTF8.self) }
}
