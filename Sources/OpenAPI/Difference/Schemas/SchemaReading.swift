import Documents

/// Reads schemas of one document so that what is said in different words reads the same: references, `allOf`, null in all its spellings.
struct SchemaReading {
    let api: ComparedAPI

    /// Schemas that must all hold, without references and `allOf`; those that restrict nothing are left out.
    func conjuncts(of nodes: [SchemaNode]) -> [SchemaNode] {
        var result: [SchemaNode] = []
        walk(nodes) { node, isLeaf in if isLeaf { result.append(node) } }
        return result
    }

    /// Whether one of the schemas says `readOnly` or `writeOnly`, itself or by reference.
    func says(_ keyword: String, _ nodes: [SchemaNode]) -> Bool {
        var result = false
        walk(nodes) { node, _ in if node.schema[keyword] == true { result = true } }
        return result
    }

    private func walk(_ nodes: [SchemaNode], visit: (SchemaNode, _ isLeaf: Bool) -> Void) {
        var seen: Set<String> = []
        var waiting = Array(nodes.reversed())
        while let node = waiting.popLast() {
            guard seen.insert(node.place).inserted else { continue }
            guard let object = node.schema.object else {
                visit(node, node.schema == false)
                continue
            }
            if case .component(let component) = Reference(in: node.schema), let target = api.root[component.pointer] {
                // 3.0 ignores what stands beside a reference.
                if api.isVersion31, object.count > 1 { waiting.append(node.with("beside") { $0["$ref"] = nil }) }
                waiting.append(SchemaNode(schema: target, place: component.pointer.description))
            } else if object["allOf"]?.array?.isEmpty == false, !isNullableAsAWhole(object) {
                visit(node, false)
                waiting.append(node.with("beside") { $0["allOf"] = nil })
                waiting += node.list("allOf").reversed()
            } else {
                visit(node, object.keys.contains { !Self.isAnnotation($0) })
            }
        }
    }

    /// `nullable` beside no type: in 3.0 people write `allOf: [reference], nullable: true` for "that, or null".
    func isNullableAsAWhole(_ object: JSON.Object) -> Bool {
        !api.isVersion31 && object["nullable"] == true && object["type"] == nil && object["enum"]?.array?.contains(.null) ?? true
    }

    /// Keywords that restrict no value.
    static func isAnnotation(_ key: String) -> Bool { annotations.contains(key) || Part.isExtension(key) }

    private static let annotations: Set<String> = [
        "title", "description", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml", "$comment", "$schema",
        "$id", "$anchor", "$defs", "definitions", "$vocabulary", "nullable", "contentSchema",
    ]
}
