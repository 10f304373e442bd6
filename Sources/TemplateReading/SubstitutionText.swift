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

    /// By bytes and not by characters: a template of an API holds a text for each of its operations.
    package static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var constant = ""
        var rest = text.utf8[...]
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            let after = rest.index(after: dollar)
            guard after < rest.endIndex, rest[after] == UInt8(ascii: "{"), let close = rest[after...].firstIndex(of: UInt8(ascii: "}"))
            else {
                constant += String(Substring(rest[..<after]))
                rest = rest[after...]
                continue
            }
            constant += String(Substring(rest[..<dollar]))
            var name = rest[rest.index(after: after)..<close]
            rest = rest[rest.index(after: close)...]
            if name.first == UInt8(ascii: "!") {
                constant += "${" + String(Substring(name.dropFirst())) + "}"
                continue
            }
            if !constant.isEmpty { parts.append(.constant(constant)) }
            constant = ""
            while name.first == UInt8(ascii: " ") { name.removeFirst() }
            while name.last == UInt8(ascii: " ") { name.removeLast() }
            parts.append(.variable(String(Substring(name))))
        }
        constant += String(Substring(rest))
        if !constant.isEmpty { parts.append(.constant(constant)) }
        return parts
    }
}
