import Documents

/// Works out what values of an environment's templates come to: through functions, conditions, and the outputs that feed parameters. A
/// parameter that nothing feeds has its default.
package final class EnvironmentResolver {
    package let environment: EnvironmentView
    private let stacks: [String: StackView]
    private var parameters: [ResourceIdentity: [Conditional<Outcome>]] = [:]
    var truths: [ResourceIdentity: Truth] = [:]
    var identifiesByARN: [String: Bool] = [:]
    private var knownNames: ResourceNames?
    private var isNaming = false

    /// What a value can be at its top.
    package enum Outcome {
        case text(ResolvedText)
        case object(JSON.Object, in: StackView)
        case list([JSON], in: StackView)
        case texts([ResolvedText])
        case absent
    }

    package init(_ environment: EnvironmentView) {
        self.environment = environment
        stacks = Dictionary(environment.stacks.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The resources by their names; none while the names themselves are worked out.
    package var names: ResourceNames {
        if let knownNames { return knownNames }
        if isNaming { return ResourceNames() }
        isNaming = true
        defer { isNaming = false }
        let names = ResourceNames(of: self)
        knownNames = names
        return names
    }

    package subscript(stack: String) -> StackView? { stacks[stack] }

    package subscript(identity: ResourceIdentity) -> TemplateView.Resource? {
        stacks[identity.stack]?.template.resource(identity.logicalID)
    }

    package func outcomes(of value: JSON, in stack: StackView, depth: Int = 0) -> [Conditional<Outcome>] {
        guard let intrinsic = Intrinsic(value) else {
            switch value {
            case .object(let object): return [Conditional(.object(object, in: stack))]
            case .array(let array): return [Conditional(.list(array, in: stack))]
            case .null: return [Conditional(.absent)]
            default: return [Conditional(.text(ResolvedText(value.scalarText)))]
            }
        }
        guard depth < 24 else { return [unknown(value, in: stack)] }
        switch intrinsic {
        case .ref(let name): return outcomes(ofRef: name, in: stack, depth: depth + 1)
        case .attribute(let logicalID, let attribute?): return [Conditional(.text(attributeText(attribute, of: logicalID, in: stack)))]
        case .choice(let name, let yes, let no): return choice(name, yes, no, in: stack, depth: depth + 1)
        case .substitution(let text, let variables): return substitution(text, variables, in: stack, depth: depth + 1)
        case .join(let separator, let list):
            guard let separator = separator.string else { return [unknown(value, in: stack)] }
            guard let elements = certainElements(of: list, in: stack, depth: depth + 1) else { return [unknown(value, in: stack)] }
            let texts = elements.enumerated().flatMap { $0 == 0 ? [$1] : [ResolvedText(separator), $1] }
            return [Conditional(.text(ResolvedText(joining: texts)))]
        case .select(let index, let list):
            guard let index = index.integer ?? index.string.flatMap(Int.init),
                let elements = certainElements(of: list, in: stack, depth: depth + 1), elements.indices.contains(index)
            else { return [unknown(value, in: stack)] }
            return [Conditional(.text(elements[index]))]
        case .list(let argument):
            guard value["Fn::Split"] != nil, let separator = argument[0]?.string, separator.count == 1, let character = separator.first,
                let text = argument[1].flatMap({ text(of: $0, in: stack, depth: depth + 1) })
            else { return [unknown(value, in: stack)] }
            // What AWS fills in may hold the separator.
            if text.parts.contains(where: { if case .symbol(let name) = $0 { name != "AWS::AccountId" } else { false } }) {
                return [unknown(value, in: stack)]
            }
            return [Conditional(.texts(text.split(on: character)))]
        case .lookup(let arguments): return [lookup(arguments, value, in: stack, depth: depth + 1)]
        default: return [unknown(value, in: stack)]
        }
    }

    /// A value that cannot be worked out stands for itself.
    private func unknown(_ value: JSON, in stack: StackView) -> Conditional<Outcome> {
        Conditional(.text(ResolvedText(.symbol("\(stack.name)/\(value.compactText)"))))
    }

    private func outcomes(ofRef name: String, in stack: StackView, depth: Int) -> [Conditional<Outcome>] {
        if name == "AWS::NoValue" { return [Conditional(.absent)] }
        if name.hasPrefix("AWS::") { return [Conditional(.text(pseudoParameter(name, in: stack)))] }
        if let parameter = stack.template.parameters[name] {
            let key = ResourceIdentity(stack: stack.name, logicalID: name)
            if let known = parameters[key] { return known }
            // A value that is made of itself is never known.
            parameters[key] = [Conditional(.text(ResolvedText(.symbol("\(stack.name)/\(name)"))))]
            let result = outcomes(ofParameter: name, parameter, in: stack, depth: depth)
            parameters[key] = result
            return result
        }
        guard let resource = stack.template.resource(name) else {
            return [Conditional(.text(ResolvedText(.symbol("\(stack.name)/\(name)"))))]
        }
        return [Conditional(.text(refText(of: resource, in: stack, depth: depth)))]
    }

    private func outcomes(ofParameter name: String, _ parameter: JSON, in stack: StackView, depth: Int) -> [Conditional<Outcome>] {
        let symbol = [Conditional(Outcome.text(ResolvedText(.symbol("\(stack.name)/\(name)"))))]
        if let source = stack.sources[name] {
            guard let producer = stacks[source.stack], let value = producer.template.outputs[source.output]?["Value"], depth < 24 else {
                return symbol
            }
            return outcomes(of: value, in: producer, depth: depth + 1)
        }
        let type = parameter["Type"]?.string ?? "String"
        // What is secret stays out of every report.
        let isSecret = parameter["NoEcho"]?.bool ?? (parameter["NoEcho"]?.string?.lowercased() == "true")
        guard !isSecret, !type.hasPrefix("AWS::SSM::"), let value = parameter["Default"] else { return symbol }
        guard type == "CommaDelimitedList" || type.hasPrefix("List<") else {
            return [Conditional(.text(ResolvedText(value.scalarText)))]
        }
        let texts = value.scalarText.split(separator: ",").map { ResolvedText(String($0.drop { $0 == " " })) }
        return [Conditional(.texts(texts))]
    }

    private func choice(_ name: String, _ yes: JSON, _ no: JSON, in stack: StackView, depth: Int) -> [Conditional<Outcome>] {
        switch truth(of: name, in: stack) {
        case .known(let isTrue): return outcomes(of: isTrue ? yes : no, in: stack, depth: depth)
        case .unknown(let definition):
            return [(yes, true), (no, false)].flatMap { value, isTrue in
                let condition = TemplateCondition(stack: stack.name, name: name, definition: definition, isTrue: isTrue)
                return outcomes(of: value, in: stack, depth: depth).compactMap { outcome in
                    var outcome = outcome
                    outcome.when.insert(condition)
                    // No value is in both branches of one condition.
                    return outcome.when.contains { $0.isOpposite(of: condition) } ? nil : outcome
                }
            }
        }
    }

    private func substitution(_ text: String, _ variables: JSON.Object, in stack: StackView, depth: Int) -> [Conditional<Outcome>] {
        var results = [Conditional(ResolvedText())]
        for part in SubstitutionText.parts(of: text) {
            let texts: [Conditional<ResolvedText>]
            switch part {
            case .constant(let constant): texts = [Conditional(ResolvedText(constant))]
            case .variable(let name):
                let value: JSON
                if let variable = variables[name] {
                    value = variable
                } else {
                    value = name.contains(".") ? ["Fn::GetAtt": .string(name)] : ["Ref": .string(name)]
                }
                texts = elements(of: value, in: stack, depth: depth)
            }
            guard texts.count * results.count <= 16, !texts.isEmpty else {
                return [unknown(["Fn::Sub": [.string(text), .object(variables)]], in: stack)]
            }
            results = results.flatMap { result in
                texts.map { text in Conditional(ResolvedText(joining: [result.value, text.value]), when: result.when.union(text.when)) }
            }
        }
        return results.map { $0.map(Outcome.text) }
    }

    private func lookup(_ arguments: [JSON], _ value: JSON, in stack: StackView, depth: Int) -> Conditional<Outcome> {
        let keys = arguments.prefix(3).map { text(of: $0, in: stack, depth: depth)?.constant }
        guard keys.count == 3, let map = keys[0], let first = keys[1], let second = keys[2],
            let found = stack.template.mappings[map]?[first]?[second]
        else { return unknown(value, in: stack) }
        if let array = found.array { return Conditional(.texts(array.map { ResolvedText($0.scalarText) })) }
        return Conditional(.text(ResolvedText(found.scalarText)))
    }
}

extension TemplateCondition {
    func isOpposite(of other: TemplateCondition) -> Bool {
        isTrue != other.isTrue && stack == other.stack && name == other.name && definition == other.definition
    }
}

extension JSON {
    /// Without white space.
    package var compactText: String { String(decoding: JSONWriter.bytes(self, .compact), as: UTF8.self) }
}
