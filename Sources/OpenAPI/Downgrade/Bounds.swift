import Documents

extension Schema {
    /// 3.1's exclusive bounds are numbers, 3.0's make the other bound exclusive. Of two bounds the tighter holds.
    mutating func replaceExclusiveBounds() {
        replaceBound("exclusiveMinimum", "minimum") { $0 >= $1 }
        replaceBound("exclusiveMaximum", "maximum") { $0 <= $1 }
    }

    private mutating func replaceBound(_ exclusive: String, _ inclusive: String, isTighter: (Number, Number) -> Bool) {
        guard let value = keywords[exclusive], value.bool == nil else { return }
        keywords[exclusive] = nil
        guard let bound = Number(value) else {
            isWidened = true
            return note(.warning, exclusive, "the bound is not a number; it was left out")
        }
        if let other = keywords[inclusive].flatMap(Number.init), !isTighter(bound, other) { return }
        keywords[inclusive] = value
        keywords[exclusive] = true
    }

    /// A number of a document, to be compared: whole ones exactly, others as far as `Double` tells them apart.
    private enum Number {
        case whole(Int)
        case real(Double)

        init?(_ value: JSON) {
            switch value {
            case .integer(let value): self = .whole(value)
            case .decimal(let text):
                guard let value = Double(text) else { return nil }
                self = .real(value)
            default: return nil
            }
        }

        private var real: Double {
            switch self {
            case .whole(let value): Double(value)
            case .real(let value): value
            }
        }

        static func >= (left: Self, right: Self) -> Bool {
            if case (.whole(let left), .whole(let right)) = (left, right) { left >= right } else { left.real >= right.real }
        }

        static func <= (left: Self, right: Self) -> Bool { right >= left }
    }
}
