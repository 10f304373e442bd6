import Documents
import Registry

/// Properties that a matcher names and the type does not have: without this `.absent` would hold of every misspelt name.
enum Misspelling {
    static func message(in matcher: Matcher, of type: String) -> String? {
        guard let schema = ResourceRegistry.schema(for: type) else { return nil }
        guard let (name, known) = unknown(in: matcher, schema.root) else { return nil }
        let meant = nearestNames(to: name, among: known, limit: 1).first.map { "; did you mean \"\($0)\"?" } ?? ""
        return "\(type) has no property \"\(name)\"\(meant)"
    }

    private static func unknown(in matcher: Matcher, _ schema: PropertySchema) -> (name: String, known: [String])? {
        let schema = schema.resolved
        switch matcher.kind {
        case .object(let members): return members.lazy.compactMap { unknown($0.key, $0.value, schema) }.first
        case .list(let elements), .containing(let elements):
            return schema.items.flatMap { items in elements.lazy.compactMap { unknown(in: $0, items) }.first }
        case .oneOf(let matchers): return matchers.lazy.compactMap { unknown(in: $0, schema) }.first
        case .not(let matcher): return unknown(in: matcher, schema)
        default: return nil
        }
    }

    private static func unknown(_ name: String, _ value: Matcher, _ schema: PropertySchema) -> (name: String, known: [String])? {
        if let property = schema[name] { return unknown(in: value, property) }
        // A function stands where the object would.
        if schema.propertyNames.isEmpty || !schema.patternProperties.isEmpty || name == "Ref" || name.hasPrefix("Fn::") { return nil }
        guard case .forbidden = schema.additionalProperties else { return nil }
        return (name, schema.propertyNames)
    }
}
