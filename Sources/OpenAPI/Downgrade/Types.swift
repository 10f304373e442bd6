import Documents

extension Schema {
    /// A list of types becomes one type, `nullable`, or `anyOf` of one schema a type.
    mutating func splitTypes() {
        guard let type = keywords["type"] else { return allowNullOfEnum() }
        if let name = type.string, name != "null", keywords["enum"] == nil { return }
        if type == "null", keywords.count == 1 {
            keywords = Self.null
            return
        }
        if type.string != nil, type != "null", let values = keywords["enum"]?.array, !values.contains(.null) { return }
        var types: [String] = []
        for name in type.array?.compactMap(\.string) ?? [type.string].compactMap({ $0 }) where !types.contains(name) { types.append(name) }
        if types.contains("number") { types.removeAll { $0 == "integer" } }
        guard !types.isEmpty else {
            keywords["type"] = nil
            isWidened = true
            return note(.warning, "type", "the type is not a name or a list of names; it was left out")
        }
        let allowsNull = types.contains("null") && (keywords["enum"]?.array?.contains(.null) ?? true)
        types.removeAll { $0 == "null" }
        if let values = keywords["enum"]?.array, !allowsNull { keywords["enum"] = .array(values.filter { $0 != .null }) }
        if types.isEmpty { return allowsNull ? allowOnlyNull() : refuseEverything() }
        if types.count == 1 { keywords["type"] = .string(types[0]) } else { branch(into: types) }
        if allowsNull { keywords["nullable"] = true }
    }

    /// An enum without a type that lists null allows it; 3.0 wants to be told.
    private mutating func allowNullOfEnum() {
        if keywords["enum"]?.array?.contains(.null) ?? false { keywords["nullable"] = true }
    }

    private mutating func branch(into types: [String]) {
        keywords["type"] = nil
        var branches = types.map { (type: $0, keywords: ["type": .string($0)] as JSON.Object) }
        for (key, value) in keywords.members {
            guard let family = Self.family(of: key, value) else { continue }
            keywords[key] = nil
            for index in branches.indices where family.contains(branches[index].type) { branches[index].keywords[key] = value }
        }
        let schemas = JSON.array(branches.map { downgraded($0.keywords) })
        if keywords["anyOf"] == nil { keywords["anyOf"] = schemas } else { require(["anyOf": schemas]) }
    }

    /// The types that `keyword` speaks of; nil when it speaks of all.
    private static func family(of keyword: String, _ value: JSON) -> Set<String>? {
        switch keyword {
        case "minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType": ["string"]
        case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf": ["number", "integer"]
        case "items", "prefixItems", "minItems", "maxItems", "uniqueItems": ["array"]
        case "properties", "required", "additionalProperties", "minProperties", "maxProperties": ["object"]
        case "format": ["int32", "int64", "float", "double"].contains(value.string) ? ["number", "integer"] : ["string"]
        default: nil
        }
    }
}
