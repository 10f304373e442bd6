/// A path to a value inside a document (RFC 6901): `/paths/~1orders/get`.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    public var tokens: [String]

    public init(_ tokens: [String] = []) { self.tokens = tokens }

    /// Reads `/a/b~1c`; nil when a non-empty text does not start with a slash or holds a `~` that escapes nothing.
    public init?(_ text: some StringProtocol) {
        guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return nil }
        var tokens: [String] = []
        for token in text.isEmpty ? [] : text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let decoded = Self.unescape(Array(token)) else { return nil }
            tokens.append(decoded)
        }
        self.init(tokens)
    }

    public static func / (pointer: Self, token: String) -> Self { Self(pointer.tokens + [token]) }
    public static func / (pointer: Self, index: Int) -> Self { Self(pointer.tokens + [String(index)]) }

    public var description: String { tokens.map { "/" + Self.escape($0) }.joined() }

    private static func escape(_ token: String) -> String {
        var result = ""
        for scalar in token.unicodeScalars {
            switch scalar {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func unescape(_ token: [UInt8]) -> String? {
        var result: [UInt8] = []
        var position = 0
        while position < token.count {
            guard token[position] == UInt8(ascii: "~") else {
                result.append(token[position])
                position += 1
                continue
            }
            guard position + 1 < token.count else { return nil }
            switch token[position + 1] {
            case UInt8(ascii: "0"): result.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): result.append(UInt8(ascii: "/"))
            default: return nil
            }
            position += 2
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension JSON {
    /// The value that `pointer` names below this one; nil where there is none.
    public subscript(pointer: JSONPointer) -> JSON? {
        pointer.tokens.reduce(self as JSON?) { value, token in
            switch value {
            case .object(let object): object[token]
            case .array(let array): Int(token).flatMap { array.indices.contains($0) ? array[$0] : nil }
            default: nil
            }
        }
    }
}
