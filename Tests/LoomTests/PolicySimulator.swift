import CloudFormationModel
import Documents
import Loom

/// Says what policies in a template allow, as IAM does: a denial wins, then any statement that allows.
struct PolicySimulator {
    let statements: [JSON]

    /// The policies of the resources named, from a stack's template.
    init(_ ids: [String], in template: Template) {
        statements = template.resources.filter { ids.contains($0.logicalID) }.flatMap {
            $0.properties["PolicyDocument"]?["Statement"]?.array ?? []
        }
    }

    func allows(_ action: String, on resource: String, _ context: [String: String] = [:]) -> Bool {
        let matching = statements.filter { statement in
            Self.texts(statement["Action"]).contains { Self.matches($0.lowercased(), action.lowercased()) }
                && Self.texts(statement["Resource"]).contains { Self.matches($0, resource) }
                && Self.holds(statement["Condition"], context)
        }
        return !matching.isEmpty && matching.allSatisfy { $0["Effect"]?.string == "Allow" }
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
                case "StringLike": return actual.map { actual in wanted.contains { matches($0, actual) } } ?? false
                default: return false
                }
            }
        }
    }

    /// The text or texts of a value, with account and partition put in.
    static func texts(_ json: JSON?, account: String = "1", partition: String = "aws") -> [String] {
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
