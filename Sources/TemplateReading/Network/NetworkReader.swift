import Documents

/// Names what takes part in a network.
struct NetworkReader {
    let resolver: EnvironmentResolver
    /// What resources are called that have another name elsewhere.
    let names: [ResourceIdentity: ResourceIdentity]

    func isPresent(_ resource: TemplateView.Resource, in stack: StackView) -> Bool { resolver.presence(of: resource, in: stack) != nil }

    func name(of resource: TemplateView.Resource, in stack: StackView) -> String {
        name(ResourceIdentity(stack: stack.name, logicalID: resource.logicalID))
    }

    func name(_ identity: ResourceIdentity) -> String { (names[identity] ?? identity).description }

    /// A resource by its name, what is elsewhere by its own identifier.
    func identifier(_ text: ResolvedText) -> String { text.resource.map(name) ?? text.description }

    func identifier(_ value: JSON?, in stack: StackView) -> String? { resolver.text(of: value, in: stack).map(identifier) }

    func identifiers(_ value: JSON?, in stack: StackView) -> [String] {
        resolver.elements(of: value, in: stack).map { identifier($0.value) }
    }

    func flag(_ value: JSON?, in stack: StackView) -> Bool? {
        resolver.text(of: value, in: stack)?.constant.flatMap {
            ["true": true, "enabled": true, "false": false, "disabled": false][$0.lowercased()]
        }
    }
}
