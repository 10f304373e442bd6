import Documents

/// What a schema, of either dialect, says of null and of types, references followed.
enum NullRule {
    /// Whether null is valid. Most keywords speak of other types and let it pass.
    static func allowsNull(_ schema: JSON, in root: JSON, depth: Int = 0) -> Bool {
        // A circle that never gets to a schema says nothing.
        guard depth < 64, let object = schema.object else { return schema != false }
        let inside = { (schema: JSON) in allowsNull(schema, in: root, depth: depth + 1) }
        if let reference = Reference(in: schema) {
            guard let pointer = reference.pointer, let target = root[pointer] else { return true }
            if !inside(target) { return false }
        }
        if let type = object["type"] {
            let isNullable = object["nullable"] == true && type.string != nil
            guard type == "null" || isNullable || type.array?.contains("null") ?? false else { return false }
        }
        if let value = object["const"], value != .null { return false }
        if let values = object["enum"]?.array, !values.contains(.null) { return false }
        if let schema = object["not"], inside(schema) { return false }
        if let condition = object["if"], let branch = object[inside(condition) ? "then" : "else"], !inside(branch) { return false }
        if let all = object["allOf"]?.array, !all.allSatisfy(inside) { return false }
        if let any = object["anyOf"]?.array, !any.isEmpty, !any.contains(where: inside) { return false }
        if let one = object["oneOf"]?.array, !one.isEmpty, one.count(where: inside) != 1 { return false }
        return true
    }

    /// The types that a schema names, a whole number being a number; nil where it names none.
    static func types(of schema: JSON, in root: JSON) -> Set<String>? {
        let schema = root.resolved(schema)
        var types = Set(schema["type"]?.array?.compactMap(\.string) ?? [schema["type"]?.string].compactMap { $0 })
        if types.isEmpty {
            if schema["enum"] == [.null] { return ["null"] }
            // What a list of types became.
            let branches = (schema["anyOf"]?.array ?? []).map { $0["$ref"] == nil ? Self.types(of: $0, in: root) : nil }
            guard !branches.isEmpty, !branches.contains(nil) else { return nil }
            types = branches.reduce([]) { $0.union($1 ?? []) }
        }
        if types.remove("integer") != nil { types.insert("number") }
        if schema["nullable"] == true { types.insert("null") }
        return types
    }
}
