import Documents

/// One difference between two versions of an API.
public struct APIChange: Hashable, Sendable {
    /// Whether somebody who calls the API as it was can no longer do so, or no longer understands its answers.
    public enum Breaking: String, Sendable, CaseIterable {
        case yes, no
        /// Nobody can tell from the documents alone: it may break, so it is to be looked at.
        case unknown
    }

    /// `GET /orders/{id}` as the new document writes it, `WEBHOOK done POST`, or `*` for what concerns all of them.
    public var operation: String
    /// Where in the operation: `response 200 application/json .lines[].price`.
    public var place: String
    public var what: String
    public var breaking: Breaking
    /// What stood there, and what stands there now; nil for nothing.
    public var old: JSON?
    public var new: JSON?
}
