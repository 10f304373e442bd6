import Documents
import TemplateReading

/// The stacks of one side in one spelling: whatever means the same is equal.
final class CanonicalEnvironment {
    /// What is taken for the values of parameters that no other stack feeds.
    enum Assumption {
        /// Nothing: a deployment may pass what it likes.
        case none
        /// Their defaults, where they have one.
        case defaults
    }

    let stacks: [String: StackView]
    let assumption: Assumption
    let schemas: Schemas
    /// What a resource is called in the stack named second.
    let name: (ResourceIdentity, String) -> String
    private var parameters: [ResourceIdentity: JSON] = [:]
    private var conditions: [ResourceIdentity: JSON] = [:]

    init(
        _ view: EnvironmentView, assuming assumption: Assumption, schemas: Schemas,
        name: @escaping (ResourceIdentity, String) -> String = { $0.name(in: $1) }
    ) {
        stacks = Dictionary(view.stacks.map { ($0.name, $0) }) { first, _ in first }
        self.assumption = assumption
        self.schemas = schemas
        self.name = name
    }

    func parameter(_ key: ResourceIdentity, _ value: () -> JSON) -> JSON {
        if let known = parameters[key] { return known }
        let value = value()
        parameters[key] = value
        return value
    }

    func condition(_ key: ResourceIdentity, _ value: () -> JSON) -> JSON {
        if let known = conditions[key] { return known }
        let value = value()
        conditions[key] = value
        return value
    }

    func canonicalizer(of stack: StackView) -> Canonicalizer { Canonicalizer(stack: stack, environment: self, reader: stack.name) }
}

extension EnvironmentView {
    /// Whether a deployment may pass values that the templates do not hold.
    var hasFreeParameters: Bool {
        stacks.contains { stack in stack.template.parameters.contains { stack.sources[$0.key] == nil } }
    }
}
