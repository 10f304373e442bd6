import Documents
import Registry
import TemplateReading

extension SchemaCheck {
    /// A reference to a resource of the template: what it gives must be of the kind, and where both are known of the sort, that is wanted.
    func evaluate(referenceTo logicalID: String, _ attribute: String?, _ schema: PropertySchema, _ problems: Problems?) -> Verdict {
        guard let resource = template.resource(logicalID), let type = template.schema(of: resource.type) else { return .unknown }
        let wanted = schema.resolved
        let given = attribute.map { type.attribute($0)?.resolved } ?? Self.identifier(of: type)
        let what = attribute.map { "\(logicalID).\($0)" } ?? "Ref of \(logicalID)"
        let kinds = given?.kinds ?? (attribute == nil ? [.string] : [])
        if !kinds.isEmpty, !wanted.kinds.isEmpty, !kinds.contains(where: { Self.fits($0, wanted.kinds) }) {
            problems?.add(problem(.reference, "\(what) is \(Self.names(of: kinds)), and \(Self.names(of: wanted.kinds)) is wanted"))
            return .no
        }
        return .unknown
    }

    private static func identifier(of type: ResourceSchema) -> PropertySchema? {
        guard type.primaryIdentifier.count == 1 else { return nil }
        return type.root[type.primaryIdentifier[0]]?.resolved
    }
}
