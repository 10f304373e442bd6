/// A resource of an environment: `data/Documents`.
package struct ResourceIdentity: Hashable, Sendable, CustomStringConvertible {
    /// The stack's name in the app.
    package let stack: String
    package let logicalID: String

    package init(stack: String, logicalID: String) {
        self.stack = stack
        self.logicalID = logicalID
    }

    package var description: String { "\(stack)/\(logicalID)" }
}

extension ResourceIdentity: Comparable {
    package static func < (left: Self, right: Self) -> Bool { (left.stack, left.logicalID) < (right.stack, right.logicalID) }
}
