import Documents
import Registry

extension JSON {
    /// A scalar in the one spelling that a value of these kinds has: `"256"` is 256 where a number is wanted, and 1 is `"1"` where a text is.
    func scalar(of kinds: [PropertySchema.Kind]) -> JSON {
        if kinds.isEmpty || array != nil || object != nil || self == .null { return plainNumber }
        let takesText = kinds.contains(.string)
        if !takesText, kinds.contains(.boolean), let flag = ["true": true, "false": false][scalarSpelling.lowercased()] {
            return .bool(flag)
        }
        if !takesText, kinds.contains(.integer) || kinds.contains(.number) { return number }
        return takesText && kinds.allSatisfy({ [.string, .object, .array].contains($0) }) ? .string(scalarSpelling) : plainNumber
    }

    private var scalarSpelling: String {
        switch self {
        case .string(let text), .decimal(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): String(flag)
        default: ""
        }
    }

    /// A number, or the text of one; itself where it is neither.
    private var number: JSON {
        switch self {
        case .string(let text): Int(text).map(JSON.integer) ?? (Double(text).map { _ in JSON.decimal(text).plainNumber } ?? self)
        default: plainNumber
        }
    }

    /// `1.0` and `1e0` are 1.
    private var plainNumber: JSON {
        guard case .decimal(let text) = self, let value = Double(text) else { return self }
        if value == value.rounded(), abs(value) < 9e15 { return .integer(Int(value)) }
        // A number of more digits than a Double holds stays as it was written.
        return text.utf8.count <= 17 ? .decimal(String(describing: value)) : self
    }
}
