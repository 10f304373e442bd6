import Documents

extension Schema {
    /// Whether both dialects say the same with the same words, as in most schemas.
    var isCommon: Bool {
        keywords.members.allSatisfy { key, value in
            switch Self.common[key] {
            case .always: true
            case .type: value.string.map { $0 != "null" && ($0 != "array" || keywords["items"] != nil) } ?? false
            case .list: value.array.map { !$0.isEmpty && !$0.contains(.null) && Self.isDistinct($0) } ?? false
            case .choice: value.array.map { !$0.isEmpty && !$0.contains(where: Self.isNull) } ?? false
            case .additional: value != ["not": [:]]
            case nil: false
            }
        }
    }

    private enum Sameness {
        case always, type, list, choice, additional
    }

    private static let common: Vocabulary<Sameness> = [
        "title": .always, "description": .always, "format": .always, "default": .always, "properties": .always, "items": .always,
        "minLength": .always, "maxLength": .always, "pattern": .always, "minimum": .always, "maximum": .always, "minItems": .always,
        "maxItems": .always, "uniqueItems": .always, "multipleOf": .always, "minProperties": .always, "maxProperties": .always,
        "not": .always, "discriminator": .always, "readOnly": .always, "writeOnly": .always, "deprecated": .always, "example": .always,
        "externalDocs": .always, "xml": .always, "type": .type, "required": .list, "enum": .list, "allOf": .choice, "anyOf": .choice,
        "oneOf": .choice, "additionalProperties": .additional,
    ]

    private static func isDistinct(_ values: [JSON]) -> Bool {
        values.count > 8
            ? Set(values).count == values.count
            : values.indices.allSatisfy { index in !values[..<index].contains(values[index]) }
    }
}
