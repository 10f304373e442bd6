/// What a principal may do now and could not before, or the other way round.
package struct RightsChange {
    package enum Kind: String, Sendable, CaseIterable {
        case gained, lost, widened, narrowed, unknown
    }

    /// A role or another holder of policies, as `stack/LogicalID`, or the principal that a resource's policy names.
    package var principal: String
    package var change: Kind
    /// What changes of them, not all that the statement names. `all but iam:*` for what a statement leaves out.
    package var actions: [String]
    /// As a reader knows them: ARNs, and `stack/LogicalID` for resources of the templates.
    package var resources: [String]
    /// As compact JSON; nil where there is none.
    package var condition: String?
    /// Where the right stands: stack, logical ID of the policy.
    package var stack: String
    package var logicalID: String
    /// Whether it is a `Deny` that changes: one that comes narrows what the principal may do, one that goes widens it.
    package var isDenied = false
    /// What a reader should know of it: that a condition went, or why it cannot be told.
    package var note: String?

    package init(
        principal: String, change: Kind, actions: [String], resources: [String], condition: String?, stack: String, logicalID: String
    ) {
        self.principal = principal
        self.change = change
        self.actions = actions
        self.resources = resources
        self.condition = condition
        self.stack = stack
        self.logicalID = logicalID
    }

    /// Whether it may let somebody do more than before.
    package var mayWiden: Bool { change == .gained || change == .widened || change == .unknown }
}
