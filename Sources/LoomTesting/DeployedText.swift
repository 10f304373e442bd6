import Documents
import Loom
import TemplateReading

/// Values as text: references are followed to a resource of the same stack by its ID, and through a parameter to the output that fills it.
struct DeployedText: Sendable {
    private var regions: [String: String]
    /// What stands for parameters that a stack declares itself.
    private var defaults: [String: String] = [:]
    private var outputs: [String: (stack: String, value: JSON)] = [:]

    init(
        _ templates: [DeployedTemplate],
        sources: [(stack: String, parameters: [(name: String, source: SynthesizedStack.ParameterSource)])]
    ) {
        regions = Dictionary(templates.map { ($0.name, $0.region) }) { first, _ in first }
        let documents = Dictionary(templates.map { ($0.name, $0.json) }) { first, _ in first }
        for template in templates {
            for (name, parameter) in template.json["Parameters"]?.object ?? [:] {
                if let value = parameter["Default"] { defaults["\(template.name).\(name)"] = value.string ?? value.compactText }
            }
        }
        for (stack, parameters) in sources {
            for (name, source) in parameters {
                guard let value = documents[source.stack]?["Outputs"]?[source.output]?["Value"] else { continue }
                outputs["\(stack).\(name)"] = (source.stack, value)
            }
        }
    }

    func text(_ value: JSON, in stack: String) -> String {
        switch Intrinsic(value) {
        case .ref(let name): return reference(name, in: stack)
        case .attribute(let resource, let name?): return "\(stack).\(resource).\(name)"
        case .substitution(let text, let variables): return substituted(text, variables, in: stack)
        case .join(let separator, let list):
            guard let separator = separator.string, let list = list.array else { return value.compactText }
            return list.map { text($0, in: stack) }.joined(separator: separator)
        default: return value.string ?? value.compactText
        }
    }

    /// What a name in `Ref` or `${…}` stands for.
    private func reference(_ name: String, in stack: String) -> String {
        switch name {
        case "AWS::AccountId": return "{account}"
        case "AWS::Region": return regions[stack] ?? "{region}"
        case "AWS::Partition": return "aws"
        case "AWS::URLSuffix": return "amazonaws.com"
        default:
            let id = "\(stack).\(name)"
            return outputs[id].map { text($0.value, in: $0.stack) } ?? defaults[id] ?? id
        }
    }

    private func substituted(_ text: String, _ variables: JSON.Object, in stack: String) -> String {
        SubstitutionText.parts(of: text).map { part in
            switch part {
            case .constant(let text): text
            case .variable(let name): variables[name].map { self.text($0, in: stack) } ?? reference(name, in: stack)
            }
        }.joined()
    }
}

extension JSON {
    /// The value on one line.
    var compactText: String { String(decoding: JSONWriter.bytes(self, .compact), as: UTF8.self) }
}
