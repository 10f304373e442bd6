import Documents

extension Schema {
    /// What must be done to say a schema in 3.0; for most schemas nothing.
    struct Work: OptionSet {
        let rawValue: Int
        static let nullable = Work(rawValue: 1)
        static let reference = Work(rawValue: 1 << 1)
        static let patterns = Work(rawValue: 1 << 2)
        static let constant = Work(rawValue: 1 << 3)
        static let types = Work(rawValue: 1 << 4)
        static let choice = Work(rawValue: 1 << 5)
        static let bounds = Work(rawValue: 1 << 6)
        static let tuple = Work(rawValue: 1 << 7)
        static let content = Work(rawValue: 1 << 8)
        static let examples = Work(rawValue: 1 << 9)
        static let lists = Work(rawValue: 1 << 10)
        static let unknown = Work(rawValue: 1 << 11)
    }

    var work: Work {
        var work: Work = []
        for (key, value) in keywords.members {
            guard let meaning = Self.vocabulary[key] else {
                if !Part.isExtension(key) { work.insert(.unknown) }
                continue
            }
            switch meaning {
            case .stays: break
            case .needs(let own): work.formUnion(own)
            case .type:
                guard let name = value.string, name != "null" else {
                    work.insert(.types)
                    break
                }
                if name == "array", keywords["items"] == nil { work.insert(.lists) }
            case .list:
                guard let values = value.array, !values.isEmpty, Self.isDistinct(values) else {
                    work.formUnion([.lists, .types])
                    break
                }
                if values.contains(.null) { work.insert(.types) }
            case .choice:
                guard let branches = value.array, !branches.isEmpty else {
                    work.insert(.lists)
                    break
                }
                if branches.contains(where: Self.isNull) { work.insert(.choice) }
            case .additional: if value == ["not": [:]] { work.insert(.unknown) }
            }
        }
        return work
    }

    /// Whether 3.0 has the keyword.
    static func isKnown(_ keyword: String) -> Bool {
        switch vocabulary[keyword] {
        case nil, .needs: keyword == "nullable" || keyword == "exclusiveMinimum" || keyword == "exclusiveMaximum"
        default: true
        }
    }

    private enum Meaning {
        /// Both dialects say the same with it.
        case stays
        case needs(Work)
        case type, list, choice, additional
    }

    private static let vocabulary: Vocabulary<Meaning> = [
        "type": .type, "title": .stays, "description": .stays, "properties": .stays, "items": .stays, "required": .list, "format": .stays,
        "enum": .list, "anyOf": .choice, "oneOf": .choice, "allOf": .choice, "additionalProperties": .additional, "default": .stays,
        "example": .stays, "maximum": .stays, "minimum": .stays, "maxLength": .stays, "minLength": .stays, "pattern": .stays,
        "maxItems": .stays, "minItems": .stays, "uniqueItems": .stays, "multipleOf": .stays, "maxProperties": .stays,
        "minProperties": .stays, "not": .stays, "discriminator": .stays, "readOnly": .stays, "writeOnly": .stays, "externalDocs": .stays,
        "deprecated": .stays, "xml": .stays, "nullable": .needs(.nullable), "$ref": .needs(.reference),
        "patternProperties": .needs(.patterns), "const": .needs(.constant), "exclusiveMinimum": .needs(.bounds),
        "exclusiveMaximum": .needs(.bounds), "prefixItems": .needs(.tuple), "contentEncoding": .needs(.content),
        "contentMediaType": .needs(.content), "contentSchema": .needs(.content), "examples": .needs(.examples),
    ]

    private static func isDistinct(_ values: [JSON]) -> Bool {
        values.count > 8
            ? Set(values).count == values.count
            : values.indices.allSatisfy { index in !values[..<index].contains(values[index]) }
    }
}
