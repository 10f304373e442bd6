import Documents

/// What a value of an OpenAPI document is. It decides what may stand below it; what no part names (examples, defaults, enums,
/// extensions) is data, which is carried along and never looked into.
enum Part: String, Sendable {
    case document
    case components = "components object"
    case paths = "paths object"
    case pathItem = "path item"
    case operation, parameter
    case requestBody = "request body"
    case responses = "responses object"
    case response, header
    case mediaType = "media type"
    case encoding, schema, example, link, callback
    case securityScheme = "security scheme"

    /// How parts stand below a key: one, in an array, or as the members of an object whose keys are names.
    enum Slot: Sendable {
        case one(Part)
        case list(Part)
        case map(Part)
    }

    /// What stands below `key`; nil when that is data.
    func slot(_ key: String) -> Slot? {
        switch self {
        case .paths: key.utf8.first == UInt8(ascii: "/") ? .one(.pathItem) : nil
        case .responses: Self.isExtension(key) ? nil : .one(.response)
        case .callback: Self.isExtension(key) || key == "$ref" ? nil : .one(.pathItem)
        case .document: Slots.document[key]
        case .components: Slots.components[key]
        case .pathItem: Slots.pathItem[key]
        case .operation: Slots.operation[key]
        case .parameter, .header: Slots.parameter[key]
        case .requestBody: Slots.requestBody[key]
        case .response: Slots.response[key]
        case .mediaType: Slots.mediaType[key]
        case .encoding: Slots.encoding[key]
        case .schema: Slots.schema[key]
        case .example, .link, .securityScheme: nil
        }
    }

    /// What stands at a place of a document, as messages call it; nil where that is data, of which anything may be made.
    static func kind(at place: JSONPointer) -> String? {
        var part = Part.document
        var tokens = place.tokens[...]
        while let key = tokens.popFirst() {
            switch part.slot(key) {
            case .one(let inner): part = inner
            case .list(let inner), .map(let inner):
                guard tokens.popFirst() != nil else { return "list of \(inner.rawValue)s" }
                part = inner
            case nil: return nil
            }
        }
        return part.rawValue
    }

    /// Where parts of this kind are kept under `components`; nil for those that have no place there.
    var section: String? {
        switch self {
        case .schema: "schemas"
        case .response: "responses"
        case .parameter: "parameters"
        case .example: "examples"
        case .requestBody: "requestBodies"
        case .header: "headers"
        case .securityScheme: "securitySchemes"
        case .link: "links"
        case .callback: "callbacks"
        case .pathItem: "pathItems"
        default: nil
        }
    }

    /// Whether a `$ref` may stand in the place of such a part.
    var mayBeReference: Bool { section != nil }

    static func isExtension(_ key: String) -> Bool {
        key.utf8.first == UInt8(ascii: "x") && key.utf8.dropFirst().first == UInt8(ascii: "-")
    }

    static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    /// What stands below the keys of each kind.
    private enum Slots {
        static let document: Vocabulary<Slot> = [
            "paths": .one(.paths), "webhooks": .map(.pathItem), "x-webhooks": .map(.pathItem), "components": .one(.components),
        ]
        static let components: Vocabulary<Slot> = [
            "schemas": .map(.schema), "responses": .map(.response), "parameters": .map(.parameter), "examples": .map(.example),
            "requestBodies": .map(.requestBody), "headers": .map(.header), "securitySchemes": .map(.securityScheme), "links": .map(.link),
            "callbacks": .map(.callback), "pathItems": .map(.pathItem),
        ]
        static let pathItem = Vocabulary(
            methods.map { ($0, Slot.one(.operation)) } + [("parameters", .list(.parameter))])
        static let operation: Vocabulary<Slot> = [
            "parameters": .list(.parameter), "requestBody": .one(.requestBody), "responses": .one(.responses), "callbacks": .map(.callback),
        ]
        static let parameter: Vocabulary<Slot> = ["schema": .one(.schema), "examples": .map(.example), "content": .map(.mediaType)]
        static let requestBody: Vocabulary<Slot> = ["content": .map(.mediaType)]
        static let response: Vocabulary<Slot> = ["headers": .map(.header), "content": .map(.mediaType), "links": .map(.link)]
        static let mediaType: Vocabulary<Slot> = ["schema": .one(.schema), "examples": .map(.example), "encoding": .map(.encoding)]
        static let encoding: Vocabulary<Slot> = ["headers": .map(.header)]
        static let schema: Vocabulary<Slot> = [
            "properties": .map(.schema), "patternProperties": .map(.schema), "$defs": .map(.schema), "definitions": .map(.schema),
            "dependentSchemas": .map(.schema), "items": .one(.schema), "additionalProperties": .one(.schema), "not": .one(.schema),
            "if": .one(.schema), "then": .one(.schema), "else": .one(.schema), "contains": .one(.schema), "propertyNames": .one(.schema),
            "unevaluatedItems": .one(.schema), "unevaluatedProperties": .one(.schema), "contentSchema": .one(.schema),
            "additionalItems": .one(.schema), "allOf": .list(.schema), "anyOf": .list(.schema), "oneOf": .list(.schema),
            "prefixItems": .list(.schema),
        ]
    }
}
