import Documents

/// What a value must be: JSON Schema, with CloudFormation's and cfn-lint's additions. Each accessor is one keyword; absent ones are nil or
/// empty.
public struct PropertySchema: Sendable {
    let json: JSON
    private let definitions: JSON.Object
    /// Whether it is part of another schema (`oneOf`, `if` …), where a missing type implies none.
    private let isBranch: Bool

    init(_ json: JSON, definitions: JSON.Object, isBranch: Bool = false) {
        self.json = json
        self.definitions = definitions
        self.isBranch = isBranch
    }

    public enum Kind: String, Sendable, CaseIterable {
        case string, integer, number, boolean, object, array, null
    }

    // MARK: Kinds and references

    /// The kinds of value that it takes; empty where it takes any.
    public var kinds: [Kind] {
        if let word = json.string, !word.hasPrefix("#") { return Self.kinds(named: word) }
        if let word = json["type"]?.string { return Self.kinds(named: word) }
        if let words = json["type"]?.array { return words.compactMap(\.string).compactMap(Kind.init) }
        // What stands beside a reference narrows what is referred to, which says the type.
        if isBranch || json["ref"] != nil { return [] }
        if json["properties"] != nil || json["patternProperties"] != nil { return [.object] }
        if json["items"] != nil { return [.array] }
        return ["length", "pattern", "format", "enum"].contains { json[$0] != nil } ? [.string] : []
    }

    /// The kind, where the schema says nothing else.
    public var onlyKind: Kind? { json.string.flatMap(Kind.init) }

    /// Whether it takes an object or that object's JSON as a string, as policies do.
    public var isDocument: Bool { json.string == "document" || json["type"]?.string == "document" }

    /// Whether no value at all is right: the property must not be there.
    public var isForbidden: Bool { json == .bool(false) }

    /// The name of the definition that this refers to.
    public var definition: String? {
        if let word = json.string, word.hasPrefix("#") { return String(word.dropFirst()) }
        return json["ref"]?.string
    }

    /// Whether it is a reference and nothing else.
    public var isReferenceAlone: Bool { json.string?.hasPrefix("#") ?? (keywords == ["ref"]) }

    /// The keywords that it has, in their order.
    public var keywords: [String] { json.object?.keys ?? [] }

    /// What the reference leads to; itself where it is none. Keywords beside the reference are left out.
    public var resolved: PropertySchema {
        var schema = self
        // A definition may lead to another, and in a broken schema back to itself.
        for _ in 0..<16 {
            guard let name = schema.definition, let definition = definitions[name] else { return schema }
            schema = PropertySchema(definition, definitions: definitions)
        }
        return schema
    }

    /// A definition of the same resource type, by name.
    public func definition(_ name: String) -> PropertySchema? {
        definitions[name].map { PropertySchema($0, definitions: definitions) }
    }

    // MARK: Objects

    /// The properties by name, as they stand in the registry: sorted.
    public var properties: JSON.Object { json["properties"]?.object ?? [:] }
    public var propertyNames: [String] { properties.keys }
    public var propertySchemas: [(name: String, schema: PropertySchema)] { properties.map { ($0.key, part($0.value)) } }

    /// The schema of one property of an object; that of a map's values is `valueSchema`.
    public subscript(name: String) -> PropertySchema? { properties[name].map(part) }

    /// The schema at any depth below this one; references are followed, and numbers and `*` stand for elements of lists.
    public subscript(path: PropertyPath) -> PropertySchema? {
        path.names.reduce(self as PropertySchema?) { schema, name in
            guard let schema = schema?.resolved else { return nil }
            if let property = schema[name] { return property }
            if name == "*" || Int(name) != nil, let items = schema.items { return items }
            // Some paths of the registry pass over the list.
            return schema.items?.resolved[name] ?? schema.valueSchema
        }
    }

    public var required: [String] { json.object?.strings("required") ?? [] }
    /// Schemas by the pattern of the keys that they are for.
    public var patternProperties: [(pattern: String, schema: PropertySchema)] {
        (json["patternProperties"]?.object ?? [:]).map { ($0.key, part($0.value)) }
    }

    public enum Others: Sendable {
        case forbidden, allowed
        case schema(PropertySchema)
    }

    /// What keys may hold that neither `properties` nor `patternProperties` name.
    public var additionalProperties: Others {
        switch json["additionalProperties"] {
        case .bool(let isAllowed): isAllowed ? .allowed : .forbidden
        case nil where !isBranch && (json["properties"] != nil || json["patternProperties"] != nil): .forbidden
        case nil: .allowed
        case let schema?: .schema(part(schema))
        }
    }

    /// What the values of a map are: those of its first pattern, else those of keys that are not named.
    public var valueSchema: PropertySchema? {
        if let pattern = patternProperties.first { return pattern.schema }
        if case .schema(let schema) = additionalProperties { return schema }
        return nil
    }

    public var members: Limits<Int> { Limits(json["members"]) { $0.integer } }
    public var keySchema: PropertySchema? { json["propertyNames"].map(branch) }
    /// Key → keys that must stand beside it.
    public var dependentRequired: [(key: String, others: [String])] { keyLists("dependentRequired") }
    /// Key → keys that must not stand beside it.
    public var dependentExcluded: [(key: String, others: [String])] { keyLists("dependentExcluded") }
    /// Exactly one of these must be there.
    public var requiredXor: [String] { json.object?.strings("requiredXor") ?? [] }
    /// At least one of these must be there.
    public var requiredOr: [String] { json.object?.strings("requiredOr") ?? [] }

    // MARK: Lists

    public var items: PropertySchema? { json["items"].map(part) }
    /// The schemas of the first elements, one each.
    public var prefixItems: [PropertySchema] { branches("prefixItems") }
    public var count: Limits<Int> { Limits(json["count"]) { $0.integer } }
    /// False where AWS says that a list means the same in any order; where it does not say, the order may count.
    public var isOrdered: Bool { json["ordered"]?.bool ?? true }
    public var uniqueItems: Bool { json["uniqueItems"]?.bool ?? false }
    /// The keys in which the elements must differ.
    public var uniqueKeys: [String] { json.object?.strings("uniqueKeys") ?? [] }
    public var maxUniqueItems: Int? { json["maxUniqueItems"]?.integer }
    /// What at least one element must be.
    public var contains: PropertySchema? { json["contains"].map(branch) }

    // MARK: Strings, numbers, any value

    public var length: Limits<Int> { Limits(json["length"]) { $0.integer } }
    /// A regular expression of Python's or JavaScript's kind, not anchored.
    public var pattern: String? { json["pattern"]?.string }
    /// `date-time`, or what CloudFormation's value it is: `AWS::EC2::SecurityGroup.Id`.
    public var format: String? { json["format"]?.string }
    public var range: Limits<Double> { Limits(json["range"]) { $0.number } }
    public var exclusiveMinimum: Double? { json["exclusiveMinimum"]?.number }
    public var exclusiveMaximum: Double? { json["exclusiveMaximum"]?.number }
    public var multipleOf: Double? { json["multipleOf"]?.number }
    public var enumeration: [JSON]? { json["enum"]?.array }
    /// The same as `enumeration`, whatever the case.
    public var enumerationIgnoringCase: [JSON]? { json["enumCaseInsensitive"]?.array }
    public var constant: JSON? { json["const"] }

    // MARK: Combinations

    public var allOf: [PropertySchema] { branches("allOf") }
    public var anyOf: [PropertySchema] { branches("anyOf") }
    public var oneOf: [PropertySchema] { branches("oneOf") }
    public var not: PropertySchema? { json["not"].map(branch) }
    public var condition: (if: PropertySchema, then: PropertySchema?, else: PropertySchema?)? {
        json["if"].map { (branch($0), json["then"].map(branch), json["else"].map(branch)) }
    }

    // MARK: -

    private static func kinds(named word: String) -> [Kind] {
        word == "document" ? [.object, .string] : Kind(rawValue: word).map { [$0] } ?? []
    }

    private func part(_ json: JSON) -> PropertySchema { PropertySchema(json, definitions: definitions, isBranch: isBranch) }
    private func branch(_ json: JSON) -> PropertySchema { PropertySchema(json, definitions: definitions, isBranch: true) }
    private func branches(_ key: String) -> [PropertySchema] { (json[key]?.array ?? []).map(branch) }

    private func keyLists(_ key: String) -> [(key: String, others: [String])] {
        (json[key]?.object ?? [:]).map { ($0.key, ($0.value.array ?? []).compactMap(\.string)) }
    }
}

/// The least and the most that is allowed, both included; nil where there is no bound.
public struct Limits<Bound: Comparable & Sendable>: Sendable {
    public let least: Bound?
    public let most: Bound?

    init(_ json: JSON?, _ bound: (JSON) -> Bound?) {
        least = json?[0].flatMap(bound)
        most = json?[1].flatMap(bound)
    }

    /// Whether there is no bound.
    @inlinable public var isOpen: Bool { least == nil && most == nil }

    @inlinable public func contains(_ value: Bound) -> Bool { least.map { $0 <= value } ?? true && most.map { value <= $0 } ?? true }
}

extension JSON {
    /// A number as it is compared with bounds.
    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let text): Double(text)
        default: nil
        }
    }
}
