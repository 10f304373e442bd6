import Documents
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
        changes = Self.changes(from: old, to: new)
    }

    package var isEmpty: Bool { changes.isEmpty && rights.isEmpty && network.isEmpty && order.isEmpty }
}

extension EnvironmentDifference {
    private static func changes(from old: EnvironmentView, to new: EnvironmentView) -> [ResourceChange] {
        let before = Dictionary(old.stacks.map { ($0.name, $0) }) { first, _ in first }
        let after = Set(new.stacks.map(\.name))
        var changes: [ResourceChange] = []
        for stack in new.stacks {
            let template = before[stack.name]?.template
            for resource in stack.template.resources {
                guard let former = template?.resource(resource.logicalID), former.type == resource.type else {
                    changes.append(
                        ResourceChange(
                            stack: stack.name, logicalID: resource.logicalID, type: resource.type, change: .added, impact: .update,
                            data: .unaffected))
                    continue
                }
                guard former.body != resource.body else { continue }
                changes.append(
                    ResourceChange(
                        stack: stack.name, logicalID: resource.logicalID, type: resource.type, change: .changed, impact: .unknown,
                        data: .unknown))
            }
            changes += template.map { removed(from: $0, of: stack.name, nowIn: stack.template) } ?? []
        }
        for stack in old.stacks where !after.contains(stack.name) {
            changes += removed(from: stack.template, of: stack.name, nowIn: nil)
        }
        return changes
    }

    private static func removed(from old: TemplateView, of stack: String, nowIn new: TemplateView?) -> [ResourceChange] {
        old.resources.filter { new?.resource($0.logicalID)?.type != $0.type }.map {
            ResourceChange(
                stack: stack, logicalID: $0.logicalID, type: $0.type, change: .removed, impact: .remove, data: .unknown)
        }
    }
}
