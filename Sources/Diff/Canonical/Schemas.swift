import Documents
import Registry

/// What a comparison asks of a type's schema over and over.
final class TypeFacts {
    let schema: ResourceSchema
    let createOnly: [PropertyPath]
    let conditionalCreateOnly: [PropertyPath]
    let identifier: [PropertyPath]
    /// Whether the template says what the resource is known by, and not AWS.
    let isNamedByTemplate: Bool

    init(_ schema: ResourceSchema) {
        self.schema = schema
        createOnly = schema.createOnly
        conditionalCreateOnly = schema.conditionalCreateOnly
        identifier = schema.primaryIdentifier
        let readOnly = schema.readOnly
        isNamedByTemplate = !identifier.isEmpty && !identifier.contains(where: readOnly.contains)
    }
}

/// The schemas of the types that a comparison meets, each read once for both sides.
final class Schemas {
    private var known: [String: TypeFacts?] = [:]

    /// Nil for a type that AWS does not have, and for custom resources.
    subscript(type: String) -> TypeFacts? {
        if let facts = known[type] { return facts }
        // What the schema says of a custom resource is what CloudFormation knows of it, which is nothing.
        let isCustom = type == "AWS::CloudFormation::CustomResource"
        let facts = isCustom ? .none : ResourceRegistry.schema(for: type).map(TypeFacts.init)
        known[type] = .some(facts)
        return facts
    }

    func shape(of type: String) -> Shape { self[type].map { .schema($0.schema.root, name: "") } ?? .textual }
}
