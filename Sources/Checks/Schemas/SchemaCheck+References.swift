import Documents
import Registry
import TemplateReading

extension SchemaCheck {
    /// A reference to a resource of the template: what it gives must be of the kind, and where both are known of the sort, that is wanted.
    func evaluate(referenceTo logicalID: String, _ attribute: String?, _ schema: CompiledSchema, _ problems: Problems?) -> Verdict {
        guard let resource = template.resource(logicalID), let type = template.schema(of: resource.type) else { return .unknown }
        let wanted = schema.target ?? schema
        let given = attribute.map { type.attribute($0)?.resolved } ?? template.knowledge(of: resource.type).identifier
        let what = attribute.map { "\(logicalID).\($0)" } ?? "Ref of \(logicalID)"
        let kinds = given?.kinds ?? (attribute == nil ? [.string] : [])
        if !kinds.isEmpty, !wanted.kinds.isEmpty, !kinds.contains(where: { Self.fits($0, wanted.kinds) }) {
            problems?.add(problem(.reference, "\(what) is \(Self.names(of: kinds)), and \(Self.names(of: wanted.kinds)) is wanted"))
            return .no
        }
        if attribute == nil, resource.isNamedByRef, isNamedAfterARN || wantsARN(wanted) || wantsARN(schema) {
            let remedy = type.hasAttribute("Arn") ? "write !GetAtt \(logicalID).Arn" : nil
            problems?.add(problem(.reference, "\(what) gives its name, and an ARN is wanted", remedy: remedy))
            return .no
        }
        return .unknown
    }

    /// `RoleArn`; of ECS's task roles it takes names, too.
    private var isNamedAfterARN: Bool {
        guard let name = path.last(where: { Int($0) == nil && !$0.hasPrefix("Fn::") }) else { return false }
        return (name.lowercased().hasSuffix("arn") || name.lowercased().hasSuffix("arns"))
            && !["TaskRoleArn", "ExecutionRoleArn"].contains(name)
    }

    /// Whether a name would be no answer.
    private func wantsARN(_ schema: CompiledSchema) -> Bool {
        guard let text = schema.scalar.pattern, text.hasPrefix("^arn:") || text.hasPrefix("arn:"), let pattern = template.pattern(text)
        else {
            return false
        }
        return pattern.matches("name") == false && pattern.matches("https://sqs.eu-west-3.amazonaws.com/123456789012/name") == false
    }
}
