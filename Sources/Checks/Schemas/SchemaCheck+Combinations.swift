import Documents
import Registry

extension SchemaCheck {
    mutating func evaluateCombinations(_ value: JSON, _ schema: CompiledSchema, _ problems: Problems?) -> Verdict {
        let combinations = schema.combinations
        var verdict = Verdict.yes
        for part in combinations.allOf { verdict = verdict && evaluate(value, part, problems) }
        if !combinations.anyOf.isEmpty { verdict = verdict && evaluate(value, anyOf: combinations.anyOf, problems) }
        if !combinations.oneOf.isEmpty { verdict = verdict && evaluate(value, oneOf: combinations.oneOf, problems) }
        if let excluded = combinations.not {
            let inner = evaluate(value, excluded, nil)
            if inner == .yes { problems?.add(excluding(excluded)) }
            verdict = verdict && inner.negated
        }
        if let (condition, then, otherwise) = combinations.condition {
            switch evaluate(value, condition, nil) {
            case .yes where then?.isForbidden == true && value.object != nil:
                problems?.add(forbidding(value, condition))
                verdict = .no
            case .yes: if let then { verdict = verdict && evaluate(value, then, problems) }
            case .no: if let otherwise { verdict = verdict && evaluate(value, otherwise, problems) }
            case .unknown: verdict = verdict && .unknown
            }
        }
        return verdict
    }

    private mutating func evaluate(_ value: JSON, anyOf branches: [CompiledSchema], _ problems: Problems?) -> Verdict {
        let verdicts = branches.map { evaluate(value, $0, nil) }
        if verdicts.contains(.yes) { return .yes }
        if verdicts.contains(.unknown) { return .unknown }
        report(value, branches, problems)
        return .no
    }

    private mutating func evaluate(_ value: JSON, oneOf branches: [CompiledSchema], _ problems: Problems?) -> Verdict {
        let verdicts = branches.map { evaluate(value, $0, nil) }
        let matching = verdicts.count { $0 == .yes }
        if matching > 1 {
            let keys = branches.compactMap(\.onlyRequired).flatMap(\.self)
            problems?.add(
                problem(
                    .combination,
                    keys.isEmpty ? "more than one of \(branches.count) forms at once" : "only one of \(Self.list(keys)) can be given"))
            return .no
        }
        if verdicts.contains(.unknown) { return .unknown }
        if matching == 1 { return .yes }
        report(value, branches, problems)
        return .no
    }

    /// Of branches that all fail the one that fails least says what is wrong.
    private mutating func report(_ value: JSON, _ branches: [CompiledSchema], _ problems: Problems?) {
        guard let problems else { return }
        let keys = branches.compactMap(\.onlyRequired)
        if keys.count == branches.count {
            let names = keys.map { $0.joined(separator: " with ") }
            return problems.add(problem(.required, "one of \(Self.list(names)) must be given"))
        }
        var nearest: Problems?
        for branch in branches {
            let tried = Problems()
            _ = evaluate(value, branch, tried)
            if tried.all.count < nearest?.all.count ?? .max { nearest = tried }
        }
        if let nearest { problems.add(nearest) }
    }

    /// Of properties that are not taken together, as a condition without any way on says it.
    private func forbidding(_ value: JSON, _ condition: CompiledSchema) -> Problem {
        let named = condition.presence.required.compactMap { key in
            value[key].map { template.text(of: $0) }.flatMap { text in text.constant.map { "\(key) \(Self.shortened($0))" } }
        }
        return problem(.combination, named.isEmpty ? "this is not taken here" : "\(named.joined(separator: " with ")) is not taken")
    }

    private func excluding(_ schema: CompiledSchema) -> Problem {
        if let keys = schema.onlyRequired {
            return problem(.combination, "\(Self.list(keys)) \(keys.count == 1 ? "is" : "are") not taken with what stands beside it")
        }
        return problem(.combination, "this is just what is not taken here")
    }
}
