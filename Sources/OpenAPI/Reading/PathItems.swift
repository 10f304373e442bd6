import Documents

/// Puts path items in the place of the references to them: OpenAPI 3.0 keeps none among the components, and a gateway needs each path's.
struct PathItems: Rewriter {
    var path: [String] = []
    private let root: JSON
    private let source: Source
    private var findings: [Finding] = []
    /// The path items that the walk is inside of, and how long its path was where each was put.
    private var open: [(pointer: JSONPointer, depth: Int)] = []
    private var inlined = 0

    /// More are a document that unfolds without an end in sight.
    static let limit = 10_000

    static func inline(_ root: JSON.Object, source: Source, findings: inout [Finding]) -> JSON.Object {
        var inlining = PathItems(root: .object(root), source: source)
        var result = inlining.rewriteParts(of: root, as: .document) ?? root
        if var components = result["components"]?.object, components["pathItems"] != nil {
            components["pathItems"] = nil
            result["components"] = .object(components)
        }
        findings += inlining.findings
        return result
    }

    private init(root: JSON, source: Source) {
        self.root = root
        self.source = source
    }

    /// Where the walk is, as the document was written.
    private var written: [String] { open.last.map { $0.pointer.tokens + path[$0.depth...] } ?? path }

    mutating func rewrite(_ value: JSON, as part: Part) -> JSON? {
        // Path items among the components are only ever looked at where something refers to them.
        guard let object = value.object, path.first != "components" || path.dropFirst().first != "pathItems" || !open.isEmpty else {
            return nil
        }
        guard part == .pathItem, let pointer = Reference(in: value)?.pointer, let target = root[pointer]?.object else {
            return rewriteParts(of: object, as: part).map(JSON.object)
        }
        guard !open.contains(where: { $0.pointer == pointer }), inlined < Self.limit else {
            findings.append(
                source.finding(
                    "openapi-reference-cycle", "the path item #\(pointer) holds itself", at: written + ["$ref"],
                    remedy: "write the path item out where the circle closes"))
            return [:]
        }
        inlined += 1
        open.append((pointer, path.count))
        defer { open.removeLast() }
        // What stands beside the reference is the place's own.
        var merged = target
        for (key, value) in object.members where key != "$ref" { merged[key] = value }
        return rewrite(.object(merged), as: .pathItem) ?? .object(merged)
    }
}
