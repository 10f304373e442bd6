import TemplateReading

/// What changes between two states of an environment's stacks.
package struct EnvironmentDifference {
    /// In the order of deployment of the stacks, and of the template within each; what is removed stands last in its stack.
    package var changes: [ResourceChange] = []
    package var rights: [RightsChange] = []
    package var network: [NetworkChange] = []
    package var order: [OrderProblem] = []

    package init() {}

    package init(from old: EnvironmentView, to new: EnvironmentView) {
        let resources = ResourceDifference(from: old, to: new)
        changes = ChangeReport(resources).changes
        order = OrderProblems.all(in: resources, changes)
        // Where every resource means the same, so do all rights.
        if changes.isEmpty { return }
        let (before, after) = (EnvironmentResolver(old), EnvironmentResolver(new))
        rights = RightsDifference.changes(from: before, to: after, renaming: changes.newNames)
        network = NetworkDifference.changes(from: before, to: after, renaming: changes.newNames)
    }

    package var isEmpty: Bool { changes.isEmpty && rights.isEmpty && network.isEmpty && order.isEmpty }
}
