import Documents

/// Several APIs in one OpenAPI 3.0 document, each under its prefix.
public struct MergedAPI: Sendable {
    /// The document for people: everything that the single documents say.
    public let document: JSON
    let documents: [APIDocument]
    /// Where each operation comes from.
    let origins: [OperationKey: Origin]

    struct OperationKey: Hashable, Sendable {
        var path: String
        var method: String
    }

    struct Origin: Sendable {
        /// The number of the document.
        var document: Int
        /// The path in that document.
        var path: String
    }

    /// The prefixes of the documents, in order.
    public var prefixes: [String] { documents.map(\.prefix) }
    /// What the documents call themselves, in the same order.
    public var titles: [String] { documents.map(\.title) }

    /// Merges documents under their prefixes; nil, with at least one error among `findings`, where two say different things of one place.
    public init?(_ documents: consuming [APIDocument], title: String, version: String, findings: inout [Finding]) {
        var merge = Merge(consume documents)
        let root = merge.merge(title: title, version: version)
        for document in merge.documents { document.source.document.locate(&merge.findings) }
        findings += merge.findings
        guard !merge.findings.contains(where: { $0.severity == .error }) else { return nil }
        document = .object(root)
        self.documents = merge.documents
        origins = merge.origins
    }
}
