import Documents

/// The stacks of an environment together, in the order of their deployment: what one gives, another takes.
package struct EnvironmentView {
    package let stacks: [StackView]

    package init(_ stacks: [StackView]) { self.stacks = stacks }

    package subscript(name: String) -> StackView? { stacks.first { $0.name == name } }
}

/// A stack's template, and what feeds its parameters.
package struct StackView {
    /// Its name in the app, the same in every environment: `data`.
    package let name: String
    /// Its name in CloudFormation: `novialoom-data-prod`.
    package let stackName: String
    package let template: TemplateView
    /// By parameter: the output of another stack that the deployment passes.
    package let sources: [String: OutputSource]

    package init(name: String, stackName: String, template: TemplateView, sources: [String: OutputSource] = [:]) {
        self.name = name
        self.stackName = stackName
        self.template = template
        self.sources = sources
    }
}

/// An output of a stack, by the stack's name in the app.
package struct OutputSource: Hashable, Sendable {
    package let stack: String
    package let output: String

    package init(stack: String, output: String) {
        self.stack = stack
        self.output = output
    }
}
