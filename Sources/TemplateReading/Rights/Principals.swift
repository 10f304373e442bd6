import Documents

extension EnvironmentResolver {
    /// The principals of a resource's policy: `*`, `{"Service": …}`, `{"AWS": […]}`.
    func principals(_ value: JSON?, in stack: StackView) -> [Conditional<ResolvedText>] {
        objects(of: value, in: stack).flatMap { found -> [Conditional<ResolvedText>] in
            switch found.value {
            case .text(let text): return [Conditional(text, when: found.when)]
            case .object(let object, let stack):
                return object.flatMap { kind, value in
                    elements(of: value, in: stack).map { element in
                        Conditional(principal(element.value, kind: kind), when: found.when.union(element.when))
                    }
                }
            }
        }
    }

    /// One principal of a kind: `Service`, `AWS`, `Federated`.
    func principal(_ text: ResolvedText, kind: String) -> ResolvedText {
        switch kind {
        case "AWS":
            // An account's number stands for its root.
            let isAccount =
                text == ResolvedText(.symbol("AWS::AccountId")) || text.constant.map { $0.count == 12 && $0.allSatisfy(\.isNumber) } == true
            if isAccount { return ResolvedText(joining: [ResolvedText("arn:aws:iam::"), text, ResolvedText(":root")]) }
            return names.named(text)
        case "CanonicalUser": return ResolvedText(joining: [ResolvedText("canonical user "), text])
        default: return names.named(text)
        }
    }
}
