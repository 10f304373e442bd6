/// The text of `Fn::Sub`: `${Name}` and `${Name.Attribute}` are variables, `${!Name}` stands for `${Name}` itself.
package enum SubstitutionText {
    /// The variables in their order, without blanks around them.
    package static func variables(of text: String) -> [String] {
        parts(of: text).compactMap { if case .variable(let name) = $0 { name } else { nil } }
    }

    package enum Part: Hashable {
        case constant(String)
        case variable(String)
    }

    package static func parts(of text: String) -> [Part] {
        var text = text
        return text.withUTF8(parts)
    }

    /// Templates are full of such texts: bytes are looked at once each.
    private static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> [Part] {
        var parts: [Part] = []
        var constant = ""
        var start = 0
        var position = 0
        while position + 1 < bytes.count {
            guard bytes[position] == UInt8(ascii: "$"), bytes[position + 1] == UInt8(ascii: "{"),
                let close = bytes[position...].firstIndex(of: UInt8(ascii: "}"))
            else {
                position += 1
                continue
            }
            constant += string(bytes[start..<position])
            let name = bytes[position + 2..<close]
            if name.first == UInt8(ascii: "!") {
                constant += "${" + string(name.dropFirst()) + "}"
            } else {
                if !constant.isEmpty { parts.append(.constant(constant)) }
                constant = ""
                parts.append(.variable(string(trimmed(name))))
            }
            start = close + 1
            position = start
        }
        constant += string(bytes[start...])
        if !constant.isEmpty { parts.append(.constant(constant)) }
        return parts
    }

    private static func trimmed(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var name = name
        while name.first == UInt8(ascii: " ") { name.removeFirst() }
        while name.last == UInt8(ascii: " ") { name.removeLast() }
        return name
    }

    private static func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String { String(decoding: bytes, as: UTF8.self) }
}
