import Documents

/// A picture that Graphviz drew, as a part of the page. What a browser could obey is refused: only shapes and texts go in.
struct InlineSVG {
    let html: HTML

    private static let elements: Set<Substring> = [
        "svg", "g", "title", "text", "tspan", "path", "polygon", "polyline", "ellipse", "circle", "rect",
    ]
    /// What says how a shape looks or where it is; nothing that runs, loads or leads anywhere.
    private static let attributes: Set<Substring> = [
        "id", "class", "d", "points", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height", "viewBox", "transform", "fill", "stroke",
        "stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity", "opacity", "text-anchor", "font-family", "font-size",
        "font-weight", "font-style",
    ]

    /// - Returns: nil where it is not such a picture.
    /// - Parameter label: what it shows, for those who do not see it.
    init?(_ svg: String, label: String) {
        guard let start = svg.firstRange(ofText: "<svg")?.lowerBound else { return nil }
        var result = ""
        var rest = svg[start...]
        var isTitle = false
        while let open = rest.firstIndex(of: "<") {
            // Names that only programs know would be shown as tips.
            if !isTitle { result += rest[..<open] }
            rest = rest[open...]
            if rest.hasPrefix("<!--") {
                guard let end = rest.firstRange(ofText: "-->") else { return nil }
                rest = rest[end.upperBound...]
                continue
            }
            guard let end = rest.firstIndex(of: ">"), let tag = Self.tag(rest[rest.index(after: open)..<end], label) else { return nil }
            rest = rest[rest.index(after: end)...]
            if tag.name == "title" { isTitle = !tag.isEnd } else { result += tag.text }
        }
        guard result.hasSuffix("</svg>") else { return nil }
        html = HTML(safe: result.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n"))
    }

    private static func tag(_ inner: Substring, _ label: String) -> (name: Substring, isEnd: Bool, text: String)? {
        if inner.hasPrefix("/") {
            let name = inner.dropFirst()
            return elements.contains(name) ? (name, true, "</\(name)>") : nil
        }
        let isEmpty = inner.hasSuffix("/")
        var rest = isEmpty ? inner.dropLast() : inner
        let name = rest.prefix { !$0.isWhitespace }
        guard elements.contains(name) else { return nil }
        rest = rest.dropFirst(name.count)
        var text = "<\(name)"
        if name == "svg" { text += HTML(" role=\"img\" aria-label=\"\(label)\"").text }
        while true {
            rest = rest.drop { $0.isWhitespace }
            if rest.isEmpty { break }
            guard let equals = rest.firstIndex(of: "="), rest[equals...].hasPrefix("=\"") else { return nil }
            let attribute = rest[..<equals]
            let value = rest[rest.index(equals, offsetBy: 2)...]
            guard let end = value.firstIndex(of: "\"") else { return nil }
            rest = value[value.index(after: end)...]
            // Ids of its own could meet those of the page.
            if attribute == "id" || attribute == "xmlns" || attribute.hasPrefix("xmlns:") || attribute.hasPrefix("xml:") { continue }
            guard attributes.contains(attribute) else { return nil }
            text += " \(attribute)=\"\(value[..<end])\""
        }
        return (name, false, text + (isEmpty ? "/>" : ">"))
    }
}
