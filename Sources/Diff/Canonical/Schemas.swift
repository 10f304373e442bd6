import Registry

/// The schemas of the types that a comparison meets, each read once for both sides.
final class Schemas {
    private var known: [String: ResourceSchema?] = [:]

    /// Nil for a type that AWS does not have, and for custom resources.
    subscript(type: String) -> ResourceSchema? {
        if let schema = known[type] { return schema }
        let schema = ResourceRegistry.schema(for: type)
        known[type] = .some(schema)
        return schema
    }

    func shape(of type: String) -> Shape { self[type].map { .schema($0.root, name: "") } ?? .textual }
}
