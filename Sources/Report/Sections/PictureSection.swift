import Graph

extension SystemReport {
    /// Who calls, reads, writes and reaches what: as a picture, and as a list for those who cannot see it.
    var pictureSection: ReportSection {
        ReportSection(
            id: "system", title: "The system", note: graph.edges.count.counted("arrow"),
            content: graph.edges.isEmpty ? "<p>Nothing goes from one of its resources to another.</p>" : drawing)
    }

    private var drawing: HTML {
        let explained: HTML = """
            <p>An arrow stands where rights, triggers, security groups and routes let something pass, and nowhere else.</p>

            """
        switch picture {
        case .svg(let text):
            guard let svg = InlineSVG(text, label: "\(graph.title): the arrows that are listed below") else {
                return explained + without("What Graphviz drew is not shown: it holds more than shapes and texts.")
            }
            let box: HTML =
                "<div class=\"picture\" role=\"region\" aria-label=\"Picture of the system\" tabindex=\"0\">\n\(svg.html)\n</div>\n"
            return explained + box + HTML.fold("All \(graph.edges.count.counted("arrow")) as a list", arrows)
        case .none(let reason): return explained + without(reason)
        }
    }

    private func without(_ reason: String) -> HTML { "<p>\(reason)</p>\n\(arrows)" }

    private var arrows: HTML {
        var table = HTMLTable("What goes from where to where", "from", "what", "to")
        let nodes = Dictionary(graph.nodes.map { ($0.id, $0) }) { first, _ in first }
        func name(_ id: String) -> HTML {
            guard let node = nodes[id], node.stack != nil else { return "\(nodes[id]?.label ?? id)" }
            return "\(HTML.code(id)) <small>\(node.kind)</small>"
        }
        table.add(graph.edges.map { [name($0.from), "\($0.labels.joined(separator: ", "))", name($0.to)] })
        return table.html
    }
}
