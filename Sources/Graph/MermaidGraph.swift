/// A graph for Markdown, as GitHub draws it in a pull request.
/// <https://mermaid.js.org/syntax/flowchart.html>
package enum MermaidGraph {
    package static func text(_ graph: SystemGraph) -> String {
        let names = GraphNames(graph)
        var lines = ["---", "title: \"\(escaped(graph.heading))\"", "---", "flowchart LR"]
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
        return (lines + looks(of: graph, names)).joined(separator: "\n") + "\n"
    }

    /// Colours of arrows and nodes, a line for each that are alike.
    private static func looks(of graph: SystemGraph, _ names: GraphNames) -> [String] {
        let edges = Dictionary(grouping: graph.edges.indices) { graph.edges[$0].kind }
        let arrows = SystemGraph.Edge.Kind.allCases.compactMap { kind in
            edges[kind].map { "    linkStyle \($0.map(String.init).joined(separator: ",")) stroke:\(kind.colour)" }
        }
        let nodes = Dictionary(grouping: graph.nodes, by: \.shape)
        let grounds = nodes.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { shape, nodes -> [String] in
            guard let colour = shape.colour else { return [] }
            return [
                "    classDef \(shape.rawValue) fill:\(colour),stroke:#5b6b7b,color:#1b2530",
                "    class \(nodes.map { names[$0.id] }.joined(separator: ",")) \(shape.rawValue)",
            ]
        }
        return arrows + grounds
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
