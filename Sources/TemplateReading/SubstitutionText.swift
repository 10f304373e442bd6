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
        var parts: [Part] = []
        var constant = ""
        var rest = Substring(text)
        while let dollar = rest.firstIndex(of: "$") {
            constant += rest[..<dollar]
            rest = rest[dollar...]
            guard rest.hasPrefix("${"), let close = rest.firstIndex(of: "}") else {
                constant += "$"
                rest = rest.dropFirst()
                continue
            }
            let name = rest[rest.index(rest.startIndex, offsetBy: 2)..<close]
            rest = rest[rest.index(after: close)...]
            if name.hasPrefix("!") {
                constant += "${" + name.dropFirst() + "}"
            } else {
                if !constant.isEmpty { parts.append(.constant(constant)) }
                constant = ""
                parts.append(.variable(String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())))
            }
        }
        constant += rest
        if !constant.isEmpty { parts.append(.constant(constant)) }
        return parts
    }
}
