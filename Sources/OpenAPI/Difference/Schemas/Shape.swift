import Documents

/// All that a list of schemas that hold together says about a value other than null.
struct Shape {
    var types: Set<String>?
    var values: [JSON]?
    var bounds: [String: Bound] = [:]
    var sizes: [String: Int] = [:]
    /// `pattern`, `format`, `multipleOf`: every value that holds.
    var facets: [String: [JSON]] = [:]
    var isUnique = false
    var required: Set<String> = []
    var properties: [String: [SchemaNode]] = [:]
    var propertyNames: [String] = []
    /// What may stand under names that are not listed; empty for anything.
    var additional: [SchemaNode] = []
    var items: [SchemaNode] = []
    var positions: [[SchemaNode]] = []
    var choices: [[SchemaNode]] = []
    var preset: JSON?
    /// Keywords whose effect is not known here, with the schemas below them.
    var others: [String: SchemaNode] = [:]

    /// A bound of a number, inclusive or not.
    struct Bound: Hashable {
        var value: JSON
        var isExclusive: Bool

        var json: JSON { isExclusive ? .string("\(value.text), exclusive") : value }
    }

    var isClosed: Bool { additional.contains { $0.schema == false || $0.schema["not"] == [:] } }

    init(_ nodes: [SchemaNode], isVersion31: Bool) {
        for node in nodes { for (key, value) in node.schema.object?.members ?? [] { add(key, value, node) } }
        if types == nil, let values { types = Set(values.map(Self.type)) }
        if types?.contains("number") ?? false { types?.remove("integer") }
        if let types, types.isDisjoint(with: ["string", "number", "integer"]) { facets["format"] = nil }
    }

    private mutating func add(_ key: String, _ value: JSON, _ node: SchemaNode) {
        switch key {
        case "type":
            let names = Set(value.array?.compactMap(\.string) ?? [value.string].compactMap { $0 })
            types = types.map { Self.intersection($0, names) } ?? names
        case "enum", "const":
            let own = key == "const" ? [value] : value.array ?? []
            values = values?.filter { own.contains($0) } ?? own
        case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum": add(bound: key, value, node.schema)
        case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties":
            // No size is below zero.
            guard let size = value.integer, size > 0 || key.hasPrefix("max") else { break }
            sizes[key] = sizes[key].map { key.hasPrefix("min") ? max($0, size) : min($0, size) } ?? size
        case "pattern", "multipleOf", "format": facets[key, default: []].append(value)
        case "contentEncoding": add(format: value == "base64" ? "byte" : nil, key, value, node)
        case "contentMediaType" where node.schema["contentEncoding"] == nil:
            add(format: value == "application/octet-stream" ? "binary" : nil, key, value, node)
        case "uniqueItems": isUnique = isUnique || value == true
        case "required": required.formUnion((value.array ?? []).compactMap(\.string))
        case "properties":
            for (name, property) in node.map(key) {
                if properties[name] == nil { propertyNames.append(name) }
                properties[name, default: []].append(property)
            }
        case "additionalProperties": if value != true, value != [:] { additional.append(node / key) }
        case "items": if value != true, value != [:] { items.append(node / key) }
        case "prefixItems":
            for (index, position) in node.list(key).enumerated() {
                if positions.count <= index { positions.append([]) }
                positions[index].append(position)
            }
        case "anyOf", "oneOf": choices.append(node.list(key))
        case "default": preset = value
        case "discriminator", "contentMediaType": break
        default: if !SchemaReading.isAnnotation(key) { others[key] = node / key }
        }
    }

    private mutating func add(format: String?, _ key: String, _ value: JSON, _ node: SchemaNode) {
        if node.schema["format"] != nil { return }
        facets[format == nil ? key : "format", default: []].append(format.map(JSON.string) ?? value)
    }

    /// 3.0's exclusive bounds are true or false, and make the other keyword's bound exclusive; 3.1's are bounds themselves.
    private mutating func add(bound key: String, _ value: JSON, _ schema: JSON) {
        let isLower = key.hasSuffix("inimum")
        let name = isLower ? "minimum" : "maximum"
        let isExclusive = key != name || schema[isLower ? "exclusiveMinimum" : "exclusiveMaximum"] == true
        guard value.bool == nil else { return }
        let bound = Bound(value: value, isExclusive: isExclusive)
        guard let known = bounds[name] else {
            bounds[name] = bound
            return
        }
        if Self.order(known, bound, isLower: isLower).map({ $0 > 0 }) ?? false { bounds[name] = bound }
    }

    /// Above zero where the second bound is the tighter one; nil where one is no number.
    static func order(_ first: Bound, _ second: Bound, isLower: Bool) -> Int? {
        guard let order = second.value.order(to: first.value) else { return nil }
        if order != 0 { return isLower ? order : -order }
        return (second.isExclusive ? 1 : 0) - (first.isExclusive ? 1 : 0)
    }

    static func intersection(_ left: Set<String>, _ right: Set<String>) -> Set<String> {
        var result = left.intersection(right)
        if left.contains("number") && right.contains("integer") || left.contains("integer") && right.contains("number") {
            result.insert("integer")
        }
        return result
    }

    private static func type(of value: JSON) -> String {
        switch value {
        case .integer: "integer"
        case .decimal(let text): Double(text).flatMap(Int.init(exactly:)) == nil ? "number" : "integer"
        default: value.kind
        }
    }
}
