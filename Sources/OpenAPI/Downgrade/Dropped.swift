import Documents

extension Schema {
    /// Names that match a pattern have schemas of their own in 3.1. 3.0 has one schema for all names that are not listed: it becomes the
    /// one that allows every one of them.
    mutating func foldPatternProperties() {
        guard let patterns = take("patternProperties")?.object, !patterns.isEmpty else { return }
        isWidened = true
        note(
            .info, "patternProperties",
            "OpenAPI 3.0 knows no patterns of property names; their schemas stand for every name that is not listed")
        guard let additional = keywords["additionalProperties"], additional != true, additional != [:] else { return }
        var branches: [JSON] = []
        for schema in patterns.values + (additional == false || additional == ["not": [:]] ? [] : [additional])
        where !branches.contains(schema) {
            branches.append(schema)
        }
        keywords["additionalProperties"] = branches.count == 1 ? branches[0] : ["anyOf": .array(branches)]
    }

    /// Leaves out what 3.0 has no word for. A reader of the result expects less than the schema says, never something else.
    mutating func dropUnknown() {
        for (key, _) in keywords.members where !Self.isKnown(key) && !Part.isExtension(key) {
            keywords[key] = nil
            // Definitions were made components where anything names them.
            if key == "$defs" || key == "definitions" { continue }
            let severity: Finding.Severity = Self.silent.contains(key) ? .info : .warning
            if Self.restricting[key] != nil { isWidened = true }
            note(severity, key, "OpenAPI 3.0 has no \"\(key)\"; it was left out")
        }
        if let additional = keywords["additionalProperties"], additional == ["not": [:]] { keywords["additionalProperties"] = false }
    }

    /// What keeps values out.
    private static let restricting: Vocabulary<Void> = [
        "if": (), "contains": (), "propertyNames": (), "unevaluatedItems": (), "unevaluatedProperties": (), "dependentSchemas": (),
        "dependentRequired": (), "dependencies": (), "$dynamicRef": (), "$recursiveRef": (),
    ]

    /// What restricts no value.
    private static let silent: Set<String> = ["$id", "$comment", "$schema", "$anchor", "$vocabulary", "$dynamicAnchor", "$recursiveAnchor"]
}
