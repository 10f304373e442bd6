import Documents

/// Which conditions of the templates are decided before the deployment.
extension EnvironmentResolver {
    package enum Truth: Hashable {
        case known(Bool)
        /// What it is made of.
        case unknown(definition: String)
    }

    package func truth(of name: String, in stack: StackView) -> Truth {
        let key = ResourceIdentity(stack: stack.name, logicalID: name)
        if let known = truths[key] { return known }
        // A condition that is made of itself is never known.
        truths[key] = .unknown(definition: "")
        var evaluation = ConditionEvaluation(resolver: self, stack: stack)
        let result: Truth
        if let definition = stack.template.conditions[name] {
            result =
                evaluation.truth(of: definition).map(Truth.known) ?? .unknown(definition: evaluation.definition(of: definition))
        } else {
            result = .unknown(definition: "")
        }
        truths[key] = result
        return result
    }

    /// When a resource is there; nil where it never is.
    package func presence(of resource: TemplateView.Resource, in stack: StackView) -> Set<TemplateCondition>? {
        guard let name = resource.body["Condition"]?.string else { return [] }
        switch truth(of: name, in: stack) {
        case .known(let isTrue): return isTrue ? [] : nil
        case .unknown(let definition): return [TemplateCondition(stack: stack.name, name: name, definition: definition, isTrue: true)]
        }
    }
}
