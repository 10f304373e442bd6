import Documents

extension EnvironmentResolver {
    /// The texts of what takes one or several; an object that is no text stands for itself.
    package func elements(of value: JSON?, in stack: StackView, depth: Int = 0) -> [Conditional<ResolvedText>] {
        guard let value, depth < 24 else { return [] }
        return outcomes(of: value, in: stack, depth: depth).flatMap { outcome -> [Conditional<ResolvedText>] in
            let texts: [Conditional<ResolvedText>]
            switch outcome.value {
            case .text(let text): texts = [Conditional(text)]
            case .texts(let list): texts = list.map { Conditional($0) }
            case .list(let list, let stack): texts = list.flatMap { elements(of: $0, in: stack, depth: depth + 1) }
            case .object(let object, let stack):
                texts = [Conditional(ResolvedText(.symbol("\(stack.name)/\(JSON.object(object).compactText)")))]
            case .absent: texts = []
            }
            if outcome.when.isEmpty { return texts }
            return texts.map { Conditional($0.value, when: $0.when.union(outcome.when)) }
        }
    }

    /// The texts of a list that are there whatever the conditions; nil where some depend on them.
    func certainElements(of value: JSON, in stack: StackView, depth: Int) -> [ResolvedText]? {
        let elements = elements(of: value, in: stack, depth: depth)
        return elements.allSatisfy { $0.when.isEmpty } ? elements.map(\.value) : nil
    }

    /// The text that a value can only be.
    package func text(of value: JSON?, in stack: StackView, depth: Int = 0) -> ResolvedText? {
        let elements = elements(of: value, in: stack, depth: depth)
        return elements.count == 1 && elements[0].when.isEmpty ? elements[0].value : nil
    }

    /// The objects of what takes one or several, and in which stack each is written; what is no object stands as its text.
    package func objects(of value: JSON?, in stack: StackView, depth: Int = 0) -> [Conditional<ObjectOrText>] {
        guard let value, depth < 24 else { return [] }
        return outcomes(of: value, in: stack, depth: depth).flatMap { outcome -> [Conditional<ObjectOrText>] in
            let found: [Conditional<ObjectOrText>]
            switch outcome.value {
            case .object(let object, let stack): found = [Conditional(.object(object, in: stack))]
            case .list(let list, let stack): found = list.flatMap { objects(of: $0, in: stack, depth: depth + 1) }
            case .text(let text): found = [Conditional(.text(text))]
            case .texts(let texts): found = texts.map { Conditional(.text($0)) }
            case .absent: found = []
            }
            if outcome.when.isEmpty { return found }
            return found.map { Conditional($0.value, when: $0.when.union(outcome.when)) }
        }
    }

    package enum ObjectOrText {
        case object(JSON.Object, in: StackView)
        case text(ResolvedText)
    }

    /// The resource that a value names by `Ref`, an attribute, its ARN or its fixed name.
    package func resource(of value: JSON?, in stack: StackView, depth: Int = 0) -> ResourceIdentity? {
        text(of: value, in: stack, depth: depth).flatMap { text in text.resource ?? names.named(text).resource }
    }

    /// The function that a value names, with or without an alias or a version.
    package func function(of value: JSON?, in stack: StackView, depth: Int = 0) -> ResourceIdentity? {
        text(of: value, in: stack, depth: depth).flatMap { function(named: $0, in: stack) }
    }

    package func function(named text: ResolvedText, in stack: StackView) -> ResourceIdentity? {
        let text = names.named(text)
        let identity =
            text.resource
            ?? text.split(on: ":", maxSplits: 1).first.flatMap {
                names.resource($0, type: "AWS::Lambda::Function", region: stack.template.region)
            }
        return identity.flatMap { self[$0]?.type == "AWS::Lambda::Function" ? $0 : nil }
    }
}
