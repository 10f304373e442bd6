import Documents
import TemplateReading

/// One side of a comparison: its stacks as they are whatever a deployment passes, and as they are with the defaults.
struct CanonicalSide {
    let view: EnvironmentView
    let plain: CanonicalEnvironment
    let defaults: CanonicalEnvironment

    init(
        _ view: EnvironmentView, schemas: Schemas, name: @escaping (ResourceIdentity, String) -> String = { $0.name(in: $1) }
    ) {
        self.view = view
        plain = CanonicalEnvironment(view, assuming: .none, schemas: schemas, name: name)
        defaults = view.hasFreeParameters ? CanonicalEnvironment(view, assuming: .defaults, schemas: schemas, name: name) : plain
    }

    enum Presence {
        case yes, no, unknown
        /// Whatever a deployment passes.
        case never
    }

    func isPresent(_ resource: Located) -> Presence {
        guard resource.resource.body["Condition"] != nil else { return .yes }
        if plain.canonicalizer(of: resource.stack).presence(of: resource.resource) == false { return .never }
        return switch defaults.canonicalizer(of: resource.stack).presence(of: resource.resource) {
        case true: .yes
        case false: .no
        default: .unknown
        }
    }

    /// Those of a stack that can be there at all.
    func resources(of stack: StackView) -> [Located] {
        stack.template.resources.map { Located(stack: stack, resource: $0) }.filter { isPresent($0) != .never }
    }
}
