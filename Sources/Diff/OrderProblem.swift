/// A value that other stacks still read when its producer no longer gives it, or replaces what it comes from.
package struct OrderProblem {
    /// The producer.
    package var stack: String
    package var logicalID: String
    /// Who reads it: `compute/CoreFunction`.
    package var readers: [String]
    /// The deployments that make it safe, in their order.
    package var steps: [String]

    package init(stack: String, logicalID: String, readers: [String], steps: [String]) {
        self.stack = stack
        self.logicalID = logicalID
        self.readers = readers
        self.steps = steps
    }
}
