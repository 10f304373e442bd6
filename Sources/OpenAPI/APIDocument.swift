import Documents

/// One API's OpenAPI document, read and brought to OpenAPI 3.0: every reference names a component, every path item stands in its place.
public struct APIDocument: Sendable {
    /// What the document's paths begin with once it is merged: `/b2b`.
    public let prefix: String
    /// The file's name as messages show it.
    public var file: String { source.document.file }
    /// What the document calls itself; its file's name where it has no title.
    var title: String { root["info"]?["title"]?.string ?? file }
    /// The document in OpenAPI 3.0, its paths without the prefix.
    private(set) var root: JSON.Object
    let source: Source

    /// What names of this document begin with where they would clash with another's: `/b2b` gives `b2b`.
    var name: String { prefix.utf8.split { !Name.isAlphanumeric($0) }.map { String(Substring($0)) }.joined(separator: "_") }

    /// Lets go of all but what the document says of itself; the rest is in the merged one.
    mutating func shed() { root = JSON.Object(root.members.filter { $0.key == "info" }.map { ($0.key, $0.value) }) }

    /// Reads an OpenAPI 3.0 or 3.1 document; nil, with at least one error among `findings`, when it is broken.
    /// - Parameter prefix: `/b2b`: a slash and a path segment, once or more.
    public init?(_ document: Document, prefix: String, findings: inout [Finding]) {
        let known = findings.count
        defer { document.locate(&findings) }
        let hasPartsToMove = Verification.verify(document, prefix: prefix, findings: &findings)
        guard !findings[known...].contains(where: { $0.severity == .error }), var root = document.root.object else { return nil }

        var source = Source(document)
        if hasPartsToMove {
            root = Hoisting.hoist(root, source: &source)
            root = PathItems.inline(root, source: source, findings: &findings)
        }
        guard !findings[known...].contains(where: { $0.severity == .error }) else { return nil }
        if source.isVersion31 { root = Downgrade.downgrade(root, source: source, findings: &findings) }
        self.prefix = prefix
        self.root = root
        self.source = source
    }
}

/// The document as it was read, to say where a finding belongs.
struct Source: Sendable {
    let document: Document
    /// Where what became a component of its own stood before.
    var origins: [Component: JSONPointer] = [:]

    init(_ document: Document) { self.document = document }

    var isVersion31: Bool { document.isVersion31 }

    /// A finding about the place that `path` names after the document's parts were moved; its position is not yet looked up.
    func finding(
        _ rule: String, _ message: String, at path: [String], severity: Finding.Severity = .error, remedy: String? = nil
    ) -> Finding {
        var pointer = JSONPointer(path)
        if path.count >= 3, path[0] == "components", let origin = origins[Component(path[1], path[2])] {
            pointer = JSONPointer(origin.tokens + path[3...])
        }
        return Finding(rule, message, severity: severity, file: document.file, path: pointer, remedy: remedy)
    }
}

extension Document {
    /// Whether it says that it is OpenAPI 3.1.
    var isVersion31: Bool { root["openapi"]?.string?.hasPrefix("3.1.") ?? false }
}
