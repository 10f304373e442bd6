import Documents

/// What changes between two states of an environment's stacks.
package struct EnvironmentDifference {
    /// In the order of deployment of the stacks, and of the template within each; what is removed stands last in its stack.
    package var changes: [ResourceChange] = []
    package var rights: [RightsChange] = []
    package var network: [NetworkChange] = []
    package var order: [OrderProblem] = []

    package init() {}

    package var isEmpty: Bool { changes.isEmpty && rights.isEmpty && network.isEmpty && order.isEmpty }
}
