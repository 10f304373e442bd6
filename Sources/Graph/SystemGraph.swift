/// A system as a picture: what takes part, and what goes from one to another.
package struct SystemGraph {
    package struct Node: Hashable {
        package enum Shape: String, Hashable {
            case actor, function, service, store, queue, gateway, secret, other
        }

        /// `stack/LogicalID`, a stack, `users` or `internet`.
        package var id: String
        package var label: String
        /// What it is, in a word or two: `Lambda function`.
        package var kind: String
        package var shape: Shape
        /// Nil for what is outside of all stacks.
        package var stack: String?
    }

    package struct Edge: Hashable {
        package var from: String
        package var to: String
        /// What it is for: `invokes`, `tcp 5432`; in their order, each once.
        package var labels: [String]
    }

    package var title: String
    /// In the order of the stacks and templates: what has an edge, and at the level of stacks every one of them.
    package var nodes: [Node] = []
    package var edges: [Edge] = []

    package init(title: String) { self.title = title }

    /// What stands above a picture: an empty one would look like a failure.
    package var heading: String { nodes.isEmpty ? "\(title): nothing to draw at this level" : title }

    package static let users = "users"
    package static let internet = "internet"

    /// The stacks that have nodes, in their order.
    package var stacks: [String] {
        var stacks: [String] = []
        for stack in nodes.compactMap(\.stack) where !stacks.contains(stack) { stacks.append(stack) }
        return stacks
    }

    /// How much of the system is shown.
    package enum Level: String, CaseIterable, Sendable {
        /// The functions, services and stores, and what goes between them.
        case system
        /// The stacks.
        case stack
        /// Everything that a right or a security group names.
        case resource
    }
}
