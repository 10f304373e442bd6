import Documents

/// Makes `not` and `oneOf` give way where they hold, behind references, components that allow more than they did. What gives way allows more
/// itself, so the walk is repeated until no further component is found.
struct Reversals: Rewriter {
    var path: [String] = []
    private let root: JSON
    private let source: Source
    private let widened: Set<String>
    private var findings: [Finding] = []
    private var widening = Widening()

    static func settle(_ document: inout JSON.Object, widened: Set<String>, source: Source, findings: inout [Finding]) {
        var widened = widened
        while !widened.isEmpty {
            var reversals = Reversals(root: .object(document), source: source, widened: widened)
            if let settled = reversals.rewriteParts(of: document, as: .document) { document = settled }
            findings += reversals.findings
            let found = widened.union(reversals.widening.components)
            if found == widened { return }
            widened = found
        }
    }

    private init(root: JSON, source: Source, widened: Set<String>) {
        self.root = root
        self.source = source
        self.widened = widened
    }

    mutating func rewrite(_ value: JSON, as part: Part) -> JSON? {
        guard let object = value.object else { return nil }
        guard part == .schema else { return rewriteParts(of: object, as: part).map(JSON.object) }
        if let component = Reference(in: value)?.component(of: .schema) {
            if widened.contains(component.name) { widening.add(path) }
            return nil
        }
        let mark = widening.mark
        var parts = rewriteParts(of: object, as: .schema)
        guard widening.mark > mark else { return parts.map(JSON.object) }
        var settled = parts ?? object
        let done = Widening.settle(&settled, widened: widening.take(since: mark, at: path), in: root)
        for (keyword, message) in done {
            findings.append(source.finding("openapi-3.0-cannot-say", message, at: path + [keyword], severity: .warning))
        }
        if !done.isEmpty { parts = settled }
        widening.add(path)
        return parts.map(JSON.object)
    }
}
