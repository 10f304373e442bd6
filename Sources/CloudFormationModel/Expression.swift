import Documents

/// What a property of a template can hold before logical IDs are known: a literal, a collection, or an intrinsic function.
public indirect enum Expression: Hashable, Sendable {
    case literal(JSON)
    case list([Expression])
    case object([Field])
    /// Values of another resource, which synth resolves: within a stack to `Ref`, `Fn::GetAtt` or a literal, across stacks to a parameter.
    case reference(Reference)
    /// `Ref` to something that has its name already: a pseudo parameter, a parameter, a resource of a foreign template.
    case ref(String)
    /// Text put together from parts. Constants are folded; the rest is written as `Fn::Sub`, or as `Fn::Join` where a part is neither
    /// text nor a plain reference.
    case text([Expression])
    /// Any other intrinsic function with its argument: `Fn::Select`, `Fn::If`.
    case function(String, Expression)

    /// A member of an object; members keep the order in which they were written.
    public struct Field: Hashable, Sendable {
        /// The key in the template: `QueueName`.
        public var name: String
        /// What stands under the key.
        public var value: Expression

        public init(_ name: String, _ value: Expression) {
            self.name = name
            self.value = value
        }
    }
}

extension Expression {
    /// A text as it stands, with nothing to be put in: `${` in it stays `${`.
    public static func string(_ text: String) -> Expression { .literal(.string(text)) }

    /// The text, where it is known now.
    public var literalString: String? { if case .literal(.string(let text)) = self { text } else { nil } }

    /// The parts as one text: nested texts are opened and neighbouring constants joined.
    public static func joined(_ parts: [Expression]) -> Expression {
        var folded: [Expression] = []
        func append(_ part: Expression) {
            switch part {
            case .text(let inner): inner.forEach(append)
            case .literal(.string(let text)):
                if case .literal(.string(let before))? = folded.last {
                    folded[folded.count - 1] = .string(before + text)
                } else if !text.isEmpty {
                    folded.append(part)
                }
            default: folded.append(part)
            }
        }
        parts.forEach(append)
        switch folded.count {
        case 0: return .string("")
        case 1 where folded[0].literalString != nil: return folded[0]
        default: return .text(folded)
        }
    }
}

extension Expression {
    /// The expression as it stands in a template, with each reference replaced by what `resolve` gives: `{"Ref": …}`, `{"Fn::GetAtt": …}`
    /// or a literal.
    public func json(_ resolve: (Reference) -> JSON) -> JSON {
        switch self {
        case .literal(let value): value
        case .list(let elements): .array(elements.map { $0.json(resolve) })
        case .object(let fields): .object(JSON.Object(fields.map { ($0.name, $0.value.json(resolve)) }))
        case .reference(let reference): resolve(reference)
        case .ref(let name): ["Ref": .string(name)]
        case .text(let parts): Self.text(of: parts.map { $0.json(resolve) })
        case .function(let name, let argument): .object([name: argument.json(resolve)])
        }
    }

    private static func text(of parts: [JSON]) -> JSON {
        var constant = ""
        var template = ""
        var isConstant = true
        for part in parts {
            if let text = part.string {
                constant += text
                template += Substitution.escaped(text)
            } else if let variable = Substitution.variable(for: part) {
                isConstant = false
                template += "${\(variable)}"
            } else if let text = part["Fn::Sub"]?.string {
                isConstant = false
                template += text
            } else {
                return ["Fn::Join": ["", .array(parts)]]
            }
        }
        return isConstant ? .string(constant) : ["Fn::Sub": .string(template)]
    }
}
