import Documents

/// Rights that a resource grants by properties of its own, without a policy document.
extension RightsReading {
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html>
    mutating func read(permission: TemplateView.Resource, in stack: StackView) {
        guard let present = resolver.presence(of: permission, in: stack) else { return }
        let properties = permission.properties
        let functions = resolver.elements(of: properties["FunctionName"], in: stack).map { element in
            Conditional(resolver.functionText(element.value, in: stack), when: element.when)
        }
        let clauses: [(key: String, operation: String, name: String)] = [
            ("SourceArn", "ArnLike", "aws:SourceArn"), ("SourceAccount", "StringEquals", "aws:SourceAccount"),
            ("PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"), ("FunctionUrlAuthType", "StringEquals", "lambda:FunctionUrlAuthType"),
            ("EventSourceToken", "StringEquals", "lambda:EventSourceToken"),
            ("InvokedViaFunctionUrl", "Bool", "lambda:InvokedViaFunctionUrl"),
        ]
        let condition = RightsCondition(
            clauses.compactMap { key, operation, name in
                guard let value = properties[key] else { return nil }
                let values = resolver.elements(of: value, in: stack).map { resolver.names.named($0.value) }
                return values.isEmpty ? nil : RightsCondition.Clause(operation, name, values)
            })
        for principal in resolver.elements(of: properties["Principal"], in: stack) {
            for action in resolver.elements(of: properties["Action"], in: stack) {
                for function in functions {
                    add(
                        RightsStatement(
                            principal: resolver.principal(principal.value, kind: "AWS"), effect: .allow, basis: .resource,
                            grant: .actions(.init([action.value.description]), on: .init([function.value])), condition: condition,
                            when: present.union(principal.when).union(action.when).union(function.when),
                            policy: ResourceIdentity(stack: stack.name, logicalID: permission.logicalID)))
                }
            }
        }
    }

    /// An event bus's policy that is written without a statement.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html>
    mutating func read(busPolicy: TemplateView.Resource, in stack: StackView) {
        guard let present = resolver.presence(of: busPolicy, in: stack), busPolicy.properties["Statement"] == nil,
            let principal = resolver.text(of: busPolicy.properties["Principal"], in: stack),
            let action = resolver.text(of: busPolicy.properties["Action"], in: stack)
        else { return }
        let bus = busPolicy.properties["EventBusName"].flatMap { resolver.text(of: $0, in: stack) } ?? ResolvedText("default")
        guard let condition = busPolicy.properties["Condition"].map({ _ in busCondition(of: busPolicy, in: stack) }) ?? RightsCondition()
        else {
            return
        }
        add(
            RightsStatement(
                principal: resolver.principal(principal, kind: "AWS"), effect: .allow, basis: .resource,
                grant: .actions(
                    .init([action.description]),
                    on: .init([bus.resource.map { ResolvedText(.resource($0, attribute: nil)) } ?? bus])),
                condition: condition, when: present, policy: ResourceIdentity(stack: stack.name, logicalID: busPolicy.logicalID)))
    }

    private func busCondition(of policy: TemplateView.Resource, in stack: StackView) -> RightsCondition? {
        guard case .object(let object, let stack)? = resolver.objects(of: policy.properties["Condition"], in: stack).first?.value,
            let operation = resolver.text(of: object["Type"], in: stack)?.constant,
            let key = resolver.text(of: object["Key"], in: stack)?.constant
        else { return nil }
        let values = resolver.elements(of: object["Value"], in: stack).map(\.value)
        return RightsCondition([.init(operation, key, values)])
    }
}

extension EnvironmentResolver {
    /// A function as its ARN would name it, whether it is named by ARN, by name, or by a part of either.
    package func functionText(_ text: ResolvedText, in stack: StackView) -> ResolvedText {
        let named = names.named(text)
        guard case .resource(let identity, let attribute)? = named.parts.first else {
            let pieces = text.split(on: ":", maxSplits: 1)
            guard let function = names.resource(pieces[0], type: "AWS::Lambda::Function", region: stack.template.region) else {
                return named
            }
            let rest = pieces.count > 1 ? [ResolvedText(":"), pieces[1]] : []
            return ResolvedText(joining: [ResolvedText(.resource(function, attribute: nil))] + rest)
        }
        return attribute == "Ref" ? ResolvedText([.resource(identity, attribute: nil)] + named.parts.dropFirst()) : named
    }
}
