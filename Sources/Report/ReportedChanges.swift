import Cost
import Diff

/// What differs from the state that the environment is compared with.
package struct ReportedChanges {
    /// As people call it: `d7094826, the merge base with main`.
    package var base: String
    /// All of it in a line; empty where no resource changes.
    package var summary: String
    package var difference: EnvironmentDifference
    /// Nil where it costs the same.
    package var cost: CostChange?
    /// Changes of APIs by their documents, a line each, and how many of them break callers.
    package var apis: [(name: String, lines: [String], breaking: Int)]
    /// What a reader should know before all else.
    package var note: String?

    package init(
        base: String, summary: String, difference: EnvironmentDifference, cost: CostChange?,
        apis: [(name: String, lines: [String], breaking: Int)], note: String?
    ) {
        self.base = base
        self.summary = summary
        self.difference = difference
        self.cost = cost
        self.apis = apis
        self.note = note
    }

    var isEmpty: Bool { difference.isEmpty && apis.isEmpty }
}
