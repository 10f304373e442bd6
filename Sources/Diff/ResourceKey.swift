/// A resource, wherever it stands.
package struct ResourceKey: Hashable, Sendable {
    package let stack: String
    package let logicalID: String

    package init(stack: String, logicalID: String) {
        self.stack = stack
        self.logicalID = logicalID
    }

    /// As a reader of `stack` knows it: `Database`, and `data/Database` from elsewhere.
    func name(in stack: String) -> String { stack == self.stack ? logicalID : "\(self.stack)/\(logicalID)" }
}
