/// A stack that something else deployed, and whose outputs the deploy step looks up before it changes anything. It is never changed.
public struct ExistingStack: Sendable, Hashable {
    /// Its name in CloudFormation.
    public let name: String
    let region: Region?

    /// - Parameter region: where it is; where the stack that reads it is, unless said otherwise.
    public init(_ name: String, in region: Region? = nil) {
        self.name = name
        self.region = region
    }

    /// One of its outputs, for a ``Parameter``. Whether it is there is seen when it is deployed, before anything is changed.
    public func output(_ name: String) -> ExistingOutput { ExistingOutput(stack: self, name: name) }
}

/// An output of a stack that something else deployed.
public struct ExistingOutput: Sendable, Hashable {
    /// The stack that shows it.
    public let stack: ExistingStack
    /// The output's name, as `aws cloudformation describe-stacks` has it.
    public let name: String
}
