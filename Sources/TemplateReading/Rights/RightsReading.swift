import Documents

/// Who may do what in an environment: all statements of all policies, for each principal that they hold for, in the order of the stacks
/// and templates.
package struct RightsReading {
    package private(set) var statements: [RightsStatement] = []
    package let resolver: EnvironmentResolver
    private let attachments: PolicyAttachments

    package init(of environment: EnvironmentView) { self.init(EnvironmentResolver(environment)) }

    package init(_ resolver: EnvironmentResolver) {
        self.resolver = resolver
        attachments = PolicyAttachments(in: resolver)
        for stack in resolver.environment.stacks {
            for place in PolicyPlace.all {
                for resource in stack.template.resources(of: place.type) { read(place, resource, in: stack) }
            }
            for permission in stack.template.resources(of: "AWS::Lambda::Permission") { read(permission: permission, in: stack) }
            for resource in stack.template.resources(of: "AWS::Events::EventBusPolicy") { read(busPolicy: resource, in: stack) }
        }
        statements += attachments.opaque
    }

    mutating func add(_ statement: RightsStatement) { statements.append(statement) }

    private mutating func read(_ place: PolicyPlace, _ resource: TemplateView.Resource, in stack: StackView) {
        guard let present = resolver.presence(of: resource, in: stack) else { return }
        let identity = ResourceIdentity(stack: stack.name, logicalID: resource.logicalID)
        let holders: [Conditional<ResolvedText>] =
            place.basis == .identity ? attachments.holders(of: identity) : [Conditional(ResolvedText(.resource(identity, attribute: nil)))]
        let subjects =
            place.subject.map { resolver.elements(of: resource.properties[$0], in: stack).map { subject($0.value, of: $0, in: stack) } }
            ?? [ResolvedText(.resource(identity, attribute: nil))]
        let reader = StatementReader(resolver: resolver, basis: place.basis, policy: identity, holders: holders, subjects: subjects)
        for document in resolver.values(at: place.path[...], of: .object(resource.properties), in: stack) {
            statements += reader.statements(of: document.value, in: document.stack, when: present.union(document.when))
        }
    }

    /// What a policy is attached to, as its ARN: queues are named by their URLs, buckets by their names.
    private func subject(_ text: ResolvedText, of element: Conditional<ResolvedText>, in stack: StackView) -> ResolvedText {
        let named = resolver.names.named(text)
        if let identity = named.resource { return ResolvedText(.resource(identity, attribute: nil)) }
        if let bucket = resolver.names.resource(text, type: "AWS::S3::Bucket", region: "") {
            return ResolvedText(.resource(bucket, attribute: nil))
        }
        return named
    }
}

extension EnvironmentResolver {
    /// The values that a path leads to, functions on the way opened; `*` stands for each element of a list.
    package func values(
        at path: ArraySlice<String>, of value: JSON, in stack: StackView, when: Set<TemplateCondition> = []
    ) -> [(value: JSON, stack: StackView, when: Set<TemplateCondition>)] {
        guard let name = path.first else { return [(value, stack, when)] }
        return outcomes(of: value, in: stack).flatMap { outcome -> [(value: JSON, stack: StackView, when: Set<TemplateCondition>)] in
            let when = outcome.when.isEmpty ? when : when.union(outcome.when)
            switch outcome.value {
            case .object(let object, let stack):
                guard let member = object[name] else { return [] }
                return values(at: path.dropFirst(), of: member, in: stack, when: when)
            case .list(let list, let stack) where name == "*":
                // A choice among lists stands where an element would.
                return list.flatMap { element in
                    outcomes(of: element, in: stack).flatMap { inner -> [(value: JSON, stack: StackView, when: Set<TemplateCondition>)] in
                        let when = when.union(inner.when)
                        return switch inner.value {
                        case .object(let object, let stack): values(at: path.dropFirst(), of: .object(object), in: stack, when: when)
                        case .text, .texts, .list, .absent: [] as [(value: JSON, stack: StackView, when: Set<TemplateCondition>)]
                        }
                    }
                }
            default: return []
            }
        }
    }
}
