import Documents

/// A schema and where it stands in its document: two nodes of one place are one schema.
struct SchemaNode {
    var schema: JSON
    var place: String

    static func / (node: Self, key: String) -> SchemaNode {
        SchemaNode(schema: node.schema[key] ?? true, place: "\(node.place)/\(key)")
    }

    /// The element of a node that is a list itself.
    func element(_ index: Int) -> SchemaNode { SchemaNode(schema: schema[index] ?? true, place: "\(place)/\(index)") }

    /// The elements of the list that stands under `key`.
    func list(_ key: String) -> [SchemaNode] {
        (schema[key]?.array ?? []).enumerated().map { SchemaNode(schema: $1, place: "\(place)/\(key)/\($0)") }
    }

    /// The members of the object that stands under `key`.
    func map(_ key: String) -> [(name: String, node: SchemaNode)] {
        (schema[key]?.object?.members ?? []).map { ($0.key, SchemaNode(schema: $0.value, place: "\(place)/\(key)/\($0.key)")) }
    }

    /// The schema with some keywords changed; another schema, so of another place.
    func with(_ suffix: String, _ change: (inout JSON.Object) -> Void) -> SchemaNode {
        var object = schema.object ?? [:]
        change(&object)
        return SchemaNode(schema: .object(object), place: "\(place)#\(suffix)")
    }

    /// How a message calls the schema: its component's name, its title, or its type.
    var label: String {
        let tokens = place.split(separator: "#")[0].split(separator: "/")
        if tokens.count == 3, tokens[0] == "components" { return String(tokens[2]) }
        if let title = schema["title"]?.string { return title }
        if let value = schema["const"] ?? schema["enum"]?[0] { return String(decoding: JSONWriter.bytes(value, .compact), as: UTF8.self) }
        return schema["type"]?.string ?? (schema == true || schema == [:] ? "anything" : "an alternative without a name")
    }
}
