import Documents

/// The schemas of all resource types of `eu-west-3` and `us-east-1`, which stand in the binary. Each call reads one line of it and keeps
/// nothing: what needs a schema more than once holds on to it.
public enum ResourceRegistry {
    /// The schema of a type; nil for a type that AWS does not have in these regions.
    public static func schema(for typeName: String) -> ResourceSchema? {
        Lines.schemas[typeName]?.object.map(ResourceSchema.init)
    }

    /// The schemas of the types named, each read once; unknown types are left out.
    public static func schemas(for typeNames: some Sequence<String>) -> [String: ResourceSchema] {
        var schemas: [String: ResourceSchema] = [:]
        for name in typeNames where schemas[name] == nil { schemas[name] = schema(for: name) }
        return schemas
    }

    /// What is to be checked of a type beside its schema.
    public static func rules(for typeName: String) -> [ResourceRule] {
        (Lines.rules[typeName]?["rules"]?.array ?? []).compactMap(\.object).map(ResourceRule.init)
    }

    /// All types, sorted.
    public static var allTypeNames: [String] { Lines.schemas.names }

    /// The types whose names are most like `typeName`, the likeliest first: what was meant by a misspelt one.
    public static func nearestTypeNames(to typeName: String, limit: Int = 3) -> [String] {
        nearestNames(to: typeName, among: allTypeNames, limit: limit)
    }
}
