/// A graph for Markdown, as GitHub draws it in a pull request.
/// <https://mermaid.js.org/syntax/flowchart.html>
package enum MermaidGraph {
    package static func text(_ graph: SystemGraph) -> String {
        let names = GraphNames(graph)
        var lines = ["---", "title: \"\(escaped(graph.title))\"", "---", "flowchart LR"]
        func add(_ nodes: [SystemGraph.Node], _ indentation: String) {
            for node in nodes { lines.append("\(indentation)\(names[node.id])\(shape(node))") }
        }
        add(graph.nodes.filter { $0.stack == nil }, "    ")
        for (number, stack) in graph.stacks.enumerated() {
            lines.append("    subgraph s\(number)[\"\(escaped(stack))\"]")
            add(graph.nodes.filter { $0.stack == stack }, "        ")
            lines.append("    end")
        }
        for edge in graph.edges {
            lines.append("    \(names[edge.from]) -->|\"\(escaped(edge.labels.joined(separator: ", ")))\"| \(names[edge.to])")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func shape(_ node: SystemGraph.Node) -> String {
        let (open, close) =
            switch node.shape {
            case .actor: ("((", "))")
            case .function: ("(", ")")
            case .service: ("[[", "]]")
            case .store: ("[(", ")]")
            case .queue: (">", "]")
            case .gateway: ("{{", "}}")
            case .secret: ("[/", "/]")
            case .other: ("[", "]")
            }
        return "\(open)\"\(escaped(node.label))<br/><small>\(escaped(node.kind))</small>\"\(close)"
    }

    /// Everything that means something to Mermaid, HTML or Markdown is written as its number.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || " ,.-/:".unicodeScalars.contains(scalar)
            return isPlain ? String(scalar) : "#\(scalar.value);"
        }.joined()
    }
}
