import Documents

/// A graph for programs:
///
///     {"title", "nodes": [{"id", "label", "kind", "stack"}], "edges": [{"from", "to", "labels": [text]}]}
///
/// What is outside of all stacks has no `stack`.
package enum JSONGraph {
    package static func json(_ graph: SystemGraph) -> JSON {
        [
            "title": .string(graph.title),
            "nodes": .array(
                graph.nodes.map { node in
                    var object: JSON.Object = ["id": .string(node.id), "label": .string(node.label), "kind": .string(node.kind)]
                    if let stack = node.stack { object["stack"] = .string(stack) }
                    return .object(object)
                }),
            "edges": .array(
                graph.edges.map { edge in
                    ["from": .string(edge.from), "to": .string(edge.to), "labels": .array(edge.labels.map(JSON.string))]
                }),
        ]
    }
}
