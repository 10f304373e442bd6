import CloudFormationModel
import Documents

/// Says what policies in a template allow, as IAM does: a denial wins, then any statement that allows.
public struct PolicySimulator: Sendable {
    public let statements: [JSON]
    private let attributes: [String: String]

    /// The policies of the resources named, from a stack's template.
    /// - Parameter attributes: what `Fn::GetAtt` gives at the deployment: `Deploy.Arn`.
    public init(_ ids: [String], in template: Template, attributes: [String: String] = [:]) {
        self.attributes = attributes
        statements = template.resources.filter { ids.contains($0.logicalID) }.flatMap {
            $0.properties["PolicyDocument"]?["Statement"]?.array ?? []
        }
    }

    public func allows(_ action: String, on resource: String, _ context: [String: String] = [:]) -> Bool {
        let matching = statements.filter { statement in
            Self.texts(statement["Action"]).contains { Self.matches($0.lowercased(), action.lowercased()) }
                && resources(of: statement).contains { Self.matches($0, resource) }
                && Self.holds(statement["Condition"], context)
        }
        return !matching.isEmpty && matching.allSatisfy { $0["Effect"]?.string == "Allow" }
    }

    private func resources(of statement: JSON) -> [String] {
        (statement["Resource"]?.array ?? [statement["Resource"] ?? .null]).flatMap { value -> [String] in
            if let path = value["Fn::GetAtt"]?.array {
                return [attributes[path.compactMap(\.string).joined(separator: ".")]].compactMap { $0 }
            }
            return Self.texts(value).map { text in
                attributes.reduce(text) { Self.replacing("${\($1.key)}", by: $1.value, in: $0) }
            }
        }
    }

    private static func holds(_ condition: JSON?, _ context: [String: String]) -> Bool {
        (condition?.object ?? [:]).allSatisfy { test in
            (test.value.object ?? [:]).allSatisfy { key, wanted in
                let wanted = texts(wanted)
                let actual = context[key]
                switch test.key {
                case "Null": return wanted == [actual == nil ? "true" : "false"]
                case "StringEquals": return actual.map(wanted.contains) ?? false
                case "StringNotEquals": return actual.map { !wanted.contains($0) } ?? true
                case "ForAllValues:StringEquals": return actual.map(wanted.contains) ?? true
                case "StringLike": return actual.map { actual in wanted.contains { matches($0, actual) } } ?? false
                default: return false
                }
            }
        }
    }

    /// The text or texts of a value, with account and partition put in.
    public static func texts(_ json: JSON?, account: String = "1", partition: String = "aws") -> [String] {
        if let elements = json?.array { return elements.flatMap { texts($0, account: account, partition: partition) } }
        guard let text = json?.string ?? json?["Fn::Sub"]?.string else { return [] }
        return [replacing("${AWS::Partition}", by: partition, in: replacing("${AWS::AccountId}", by: account, in: text))]
    }

    private static func replacing(_ variable: String, by value: String, in text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            if rest.hasPrefix(variable) {
                result += value
                rest = rest.dropFirst(variable.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func matches(_ pattern: String, _ text: String) -> Bool { matches(Array(pattern.utf8)[...], Array(text.utf8)[...]) }

    private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == UInt8(ascii: "*") {
            return matches(pattern.dropFirst(), text) || !text.isEmpty && matches(pattern, text.dropFirst())
        }
        return !text.isEmpty && (first == text.first || first == UInt8(ascii: "?")) && matches(pattern.dropFirst(), text.dropFirst())
    }
}
