import Documents
import TemplateReading

/// A text that is put together: of what stands there, and of what AWS fills in.
struct CanonicalText {
    enum Part: Hashable {
        case constant(String)
        /// A function, in its canonical form.
        case term(JSON)
    }

    private(set) var parts: [Part] = []

    mutating func append(_ text: String) {
        guard !text.isEmpty else { return }
        if case .constant(let last)? = parts.last {
            parts[parts.count - 1] = .constant(last + text)
        } else {
            parts.append(.constant(text))
        }
    }

    /// Adds a value that is in its canonical form: texts within texts become one.
    mutating func append(_ value: JSON) {
        switch value {
        case .string, .integer, .decimal, .bool: append(value.scalarText)
        default:
            switch Intrinsic(value) {
            case .substitution(let text, let variables) where variables.isEmpty:
                for part in SubstitutionText.parts(of: text) {
                    switch part {
                    case .constant(let text): append(text)
                    case .variable(let name): parts.append(.term(Self.term(named: name)))
                    }
                }
            case .join("", .array(let elements)): for element in elements { append(element) }
            default: parts.append(.term(value))
            }
        }
    }

    /// `${Name}` or `${Name.Attribute}` of a text.
    static func term(named name: String) -> JSON {
        guard let dot = name.firstIndex(of: ".") else { return ["Ref": .string(name)] }
        return ["Fn::GetAtt": [.string(String(name[..<dot])), .string(String(name[name.index(after: dot)...]))]]
    }

    /// The shortest way to write it: a literal, the one function that it is, `Fn::Sub`, or `Fn::Join` where it holds what `Fn::Sub` cannot.
    var value: JSON {
        if parts.isEmpty { return "" }
        if parts.count == 1 {
            switch parts[0] {
            case .constant(let text): return .string(text)
            case .term(let term): return term
            }
        }
        let pieces = parts.map { part -> String? in
            switch part {
            case .constant(let text): Self.pieces(of: text, separator: "${").joined(separator: "${!")
            case .term(let term): Self.variable(of: term).map { "${\($0)}" }
            }
        }
        if pieces.allSatisfy({ $0 != nil }) { return ["Fn::Sub": .string(pieces.compactMap(\.self).joined())] }
        let elements = parts.map { part -> JSON in
            switch part {
            case .constant(let text): .string(text)
            case .term(let term): term
            }
        }
        return ["Fn::Join": ["", .array(elements)]]
    }

    private static func variable(of term: JSON) -> String? {
        switch Intrinsic(term) {
        case .ref(let name): name
        case .attribute(let resource, let name?): "\(resource).\(name)"
        default: nil
        }
    }

    /// The texts between the separators.
    func split(by separator: String) -> [CanonicalText] {
        var texts = [CanonicalText()]
        for part in parts {
            switch part {
            case .term: texts[texts.count - 1].parts.append(part)
            case .constant(let text):
                for (position, piece) in Self.pieces(of: text, separator: separator).enumerated() {
                    if position > 0 { texts.append(CanonicalText()) }
                    texts[texts.count - 1].append(piece)
                }
            }
        }
        return texts
    }

    static func pieces(of text: String, separator: String) -> [String] {
        var pieces: [String] = []
        var rest = text[...]
        while let range = rest.firstRange(ofText: separator) {
            pieces.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return pieces + [String(rest)]
    }
}
