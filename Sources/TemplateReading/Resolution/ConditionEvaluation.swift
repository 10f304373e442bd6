import Documents

/// Decides a template's condition, as far as parameters that are fed or have a default tell.
struct ConditionEvaluation {
    let resolver: EnvironmentResolver
    let stack: StackView
    private var depth = 0

    init(resolver: EnvironmentResolver, stack: StackView) {
        self.resolver = resolver
        self.stack = stack
    }

    /// Nil where it depends on what is not known.
    mutating func truth(of expression: JSON) -> Bool? {
        guard depth < 32, case .condition(let name, let argument)? = Intrinsic(expression) else { return nil }
        depth += 1
        defer { depth -= 1 }
        switch name {
        case "Condition":
            guard let name = argument.string, case .known(let isTrue) = resolver.truth(of: name, in: stack) else { return nil }
            return isTrue
        case "Fn::Not": return argument[0].flatMap { truth(of: $0) }.map(!)
        case "Fn::And":
            let truths = (argument.array ?? []).map { truth(of: $0) }
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        case "Fn::Or":
            let truths = (argument.array ?? []).map { truth(of: $0) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case "Fn::Equals":
            guard let sides = argument.array, sides.count == 2, let left = resolver.text(of: sides[0], in: stack),
                let right = resolver.text(of: sides[1], in: stack)
            else { return nil }
            if left == right { return true }
            return left.constant != nil && right.constant != nil ? false : nil
        default: return nil
        }
    }

    /// The expression, and those of all conditions that it comes down to.
    func definition(of expression: JSON) -> String {
        var found: [String: JSON] = [:]
        var open = [expression]
        while let next = open.popLast() {
            for case .condition(let name) in References.all(in: next).map(\.target) where found[name] == nil {
                found[name] = stack.template.conditions[name] ?? .null
                open.append(found[name] ?? .null)
            }
        }
        return expression.compactText + found.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value.compactText)" }.joined()
    }
}
