import Documents

/// What changed between two versions of an API, operation by operation.
public struct APIDifference: Sendable {
    public let changes: [APIChange]

    /// Compares two OpenAPI documents, of 3.0 or 3.1 each; nil, with at least one error among `findings`, when one is broken.
    public init?(from old: Document, to new: Document, findings: inout [Finding]) {
        let documents = [old, new].map { ComparedAPI($0, findings: &findings) }
        guard let old = documents[0], let new = documents[1] else { return nil }
        var comparison = APIComparison(old, new)
        changes = comparison.run()
    }

    public func count(_ breaking: APIChange.Breaking) -> Int { changes.count { $0.breaking == breaking } }

    /// Whether anything breaks or may break.
    public var mayBreak: Bool { changes.contains { $0.breaking != .no } }
}
