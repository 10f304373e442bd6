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
    private var known: [Meaning: JSON] = [:]

    /// A parameter, a condition or an output, as it is written in the stack that reads it.
    struct Meaning: Hashable {
        enum Kind {
            case parameter, condition, output
        }

        let kind: Kind
        let stack: String
        let name: String
        let reader: String
    }

    init(
        _ view: EnvironmentView, assuming assumption: Assumption, schemas: Schemas,
        name: @escaping (ResourceIdentity, String) -> String = { $0.name(in: $1) }
    ) {
        stacks = Dictionary(view.stacks.map { ($0.name, $0) }) { first, _ in first }
        self.assumption = assumption
        self.schemas = schemas
        self.name = name
    }

    /// Worked out once. Whoever asks for it again meanwhile has gone in a circle, and gets what stands for the unknown.
    func meaning(of key: Meaning, unknown: JSON, _ value: () -> JSON) -> JSON {
        if let known = known[key] { return known }
        known[key] = unknown
        let value = value()
        known[key] = value
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
