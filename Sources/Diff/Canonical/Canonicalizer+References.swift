import Documents
import TemplateReading

extension Canonicalizer {
    func reference(to name: String, as shape: Shape) -> JSON? {
        switch name {
        case "AWS::NoValue": return nil
        case "AWS::Region", "AWS::Partition", "AWS::URLSuffix": return template.text(of: ["Ref": .string(name)]).constant.map(JSON.string)
        case _ where name.hasPrefix("AWS::"): return ["Ref": .string(name)]
        default: break
        }
        guard template.parameters[name] != nil else { return ["Ref": .string(self.name(of: name))] }
        let value = parameter(name)
        return value.array == nil ? value.scalar(of: shape.kinds) : value
    }

    /// What a parameter stands for, as far as that is known.
    private func parameter(_ name: String) -> JSON {
        environment.meaning(of: meaning(.parameter, name), unknown: ["Ref": .string(name)]) { parameterValue(name) }
    }

    /// What AWS takes, with room for how a reference is written: texts that are made of each other again and again must end.
    private static let longestParameter = 16_384

    func meaning(_ kind: CanonicalEnvironment.Meaning.Kind, _ name: String) -> CanonicalEnvironment.Meaning {
        CanonicalEnvironment.Meaning(kind: kind, stack: stack.name, name: name, reader: reader)
    }

    private func parameterValue(_ name: String) -> JSON {
        let unknown: JSON = ["Ref": .string(name)]
        let parameter = template.parameters[name]
        let type = parameter?["Type"]?.string ?? "String"
        if let source = stack.sources[name] {
            guard let value = output(of: source), value.textLength <= Self.longestParameter else { return unknown }
            return type.isListOfParameters ? list(value) : value
        }
        guard environment.assumption == .defaults, let value = parameter?["Default"] else { return unknown }
        if parameter?["NoEcho"]?.scalar(of: [.boolean]) == true { return Concealed.value(value, of: name) }
        if type.hasPrefix("AWS::SSM::Parameter::Value<") { return .string("{{resolve:ssm:\(value.scalarText)}}") }
        return type.isListOfParameters ? list(value.scalar(of: [.string])) : value.scalar(of: [.string])
    }

    /// What another stack gives; nil where it does not.
    private func output(of source: OutputSource) -> JSON? {
        guard let producer = environment.stacks[source.stack], let output = producer.template.outputs[source.output]?["Value"] else {
            return nil
        }
        let other = Canonicalizer(stack: producer, environment: environment, reader: reader)
        let unknown: JSON = ["Ref": .string("\(source.stack)/\(source.output)")]
        return environment.meaning(of: other.meaning(.output, source.output), unknown: unknown) { other.value(output, as: .free) ?? .null }
    }

    /// A text with commas, as a parameter that is a list reads it.
    private func list(_ value: JSON) -> JSON {
        if value.array != nil { return value }
        var text = CanonicalText()
        text.append(value)
        // What only AWS knows may hold several; a name or an attribute of a resource is one.
        if text.parts.count == 1, case .term(let term) = text.parts[0] {
            switch Intrinsic(term) {
            case .ref, .attribute: return [term]
            default: return value
            }
        }
        return .array(
            text.split(by: ",").map { element in
                guard let constant = element.value.string else { return element.value }
                return .string(String(constant.drop { $0 == " " }))
            })
    }
}

extension JSON {
    /// How much text it holds.
    fileprivate var textLength: Int {
        switch self {
        case .string(let text), .decimal(let text): text.utf8.count
        case .array(let elements): elements.reduce(1) { $0 + $1.textLength }
        case .object(let object): object.members.reduce(1) { $0 + $1.value.textLength }
        default: 1
        }
    }
}

extension String {
    fileprivate var isListOfParameters: Bool { self == "CommaDelimitedList" || hasPrefix("List<") }
}

/// A default that `NoEcho` hides: it is compared, and never shown.
enum Concealed {
    static func value(_ value: JSON, of parameter: String) -> JSON { ["Fn::NoEcho": [.string(parameter), value]] }

    /// The value as it may be shown: the parameter's name instead of what it hides.
    static func shown(_ value: JSON) -> JSON {
        switch value {
        case .array(let elements): return .array(elements.map(shown))
        case .object(let object):
            if object.count == 1, let parameter = object["Fn::NoEcho"]?[0] { return ["Ref": parameter] }
            return .object(object.mapValues(shown))
        default: return value
        }
    }
}
