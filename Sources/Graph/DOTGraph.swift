/// A graph for Graphviz.
/// <https://graphviz.org/doc/info/lang.html>
package enum DOTGraph {
    /// - Parameter isTitled: whether its title stands above it.
    package static func text(_ graph: SystemGraph, isTitled: Bool = true) -> String {
        let names = GraphNames(graph)
        var lines = [
            "digraph system {",
            "    graph [label=\(quoted(isTitled ? graph.heading : "")), labelloc=t, rankdir=LR, fontname=\"Helvetica\", fontsize=18, nodesep=0.2, ranksep=0.9, mclimit=8];",
            "    node [fontname=\"Helvetica\", fontsize=11, style=\"filled\", fillcolor=\"white\", color=\"#5b6b7b\"];",
            "    edge [fontname=\"Helvetica\", fontsize=9, color=\"#7a8794\", fontcolor=\"#44505c\"];",
        ]
        func add(_ nodes: [SystemGraph.Node], _ indentation: String) {
            for node in nodes {
                lines.append(
                    "\(indentation)\(names[node.id]) [label=\(quoted("\(node.label)\n\(node.kind)")), \(look(node.shape))];"
                )
            }
        }
        add(graph.nodes.filter { $0.stack == nil }, "    ")
        for (number, stack) in graph.stacks.enumerated() {
            lines.append("    subgraph cluster_\(number) {")
            lines.append(
                "        graph [label=\(quoted(stack)), style=\"rounded,filled\", color=\"#c3ccd6\", fillcolor=\"#f4f6f8\", fontsize=13, labeljust=l];"
            )
            add(graph.nodes.filter { $0.stack == stack }, "        ")
            lines.append("    }")
        }
        for edge in graph.edges {
            lines.append(
                "    \(names[edge.from]) -> \(names[edge.to]) [label=\(quoted(edge.labels.joined(separator: ", "))), \(look(edge))];")
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    /// The class is for whoever gives the picture colours that fit a page.
    private static func look(_ shape: SystemGraph.Node.Shape) -> String {
        let form =
            switch shape {
            case .actor: "shape=ellipse"
            case .function: "shape=box, style=\"rounded,filled\""
            case .service: "shape=component"
            case .store: "shape=cylinder"
            case .queue: "shape=cds, margin=\"0.16,0.09\""
            case .gateway: "shape=hexagon"
            case .secret: "shape=note"
            case .other: "shape=box"
            }
        return "class=\"\(shape.rawValue)\", \(form)" + (shape.colour.map { ", fillcolor=\"\($0)\"" } ?? "")
    }

    private static func look(_ edge: SystemGraph.Edge) -> String {
        "class=\"\(edge.kind.rawValue)\", color=\"\(edge.kind.colour)\", fontcolor=\"\(edge.kind.colour)\""
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 32: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
