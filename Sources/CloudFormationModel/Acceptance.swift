/// A finding of `check` that is meant to be, and why: it is still listed, with the reason, and fails nothing.
public struct Acceptance: Hashable, Sendable {
    /// The rule whose finding it is: `open-ingress`.
    public var rule: String
    /// Shown with the finding in every report; one that is empty is a finding itself.
    public var reason: String
    /// The part of the declaration that the finding is about, by the end of its logical ID; empty for the declaration itself.
    public var part: String

    public init(_ rule: String, of part: String = "", because reason: String) {
        self.rule = rule
        self.part = part
        self.reason = reason
    }
}
