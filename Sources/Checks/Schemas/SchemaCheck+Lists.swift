import Documents
import Registry
import TemplateReading

extension SchemaCheck {
    mutating func evaluate(_ array: [JSON], _ schema: CompiledSchema, _ problems: Problems?) -> Verdict {
        var verdict = Verdict.yes
        let wanted = schema.elements
        for (index, element) in array.enumerated() {
            guard let schema = index < wanted.first.count ? wanted.first[index] : wanted.items else { continue }
            verdict = verdict && evaluate(element, schema, at: String(index), problems)
        }
        verdict = verdict && evaluateCount(of: array, wanted.count, problems) && evaluateUniqueness(of: array, wanted, problems)
        if let contained = wanted.contains {
            let verdicts = array.map { evaluate($0, contained, nil) }
            if !verdicts.contains(.yes) {
                guard verdicts.contains(.unknown) else {
                    problems?.add(problem(.combination, "no element is what one of them must be"))
                    return .no
                }
                verdict = verdict && .unknown
            }
        }
        return verdict
    }

    private func evaluateCount(of array: [JSON], _ bounds: Limits<Int>, _ problems: Problems?) -> Verdict {
        if bounds.isOpen { return .yes }
        let presences = array.map(template.presence)
        let least = presences.count { $0 == .present }
        let most = presences.count { $0 != .absent }
        if let bound = bounds.least, most < bound {
            problems?.add(problem(.count, "\(most) elements; \(Self.bounds(bounds)) are taken"))
            return .no
        }
        if let bound = bounds.most, least > bound {
            problems?.add(problem(.count, "\(least) elements; \(Self.bounds(bounds)) are taken"))
            return .no
        }
        return least == most || bounds.contains(least) && bounds.contains(most) ? .yes : .unknown
    }

    private func evaluateUniqueness(of array: [JSON], _ wanted: CompiledSchema.Elements, _ problems: Problems?) -> Verdict {
        guard array.count > 1 else { return .yes }
        var verdict = Verdict.yes
        // Two equal functions give equal values, too.
        if wanted.areUnique { verdict = unique(array, "elements", problems) }
        if !wanted.uniqueKeys.isEmpty {
            let keys = array.map { element -> JSON? in
                guard let object = element.object, !Intrinsic.stands(in: element) else { return nil }
                return .array(wanted.uniqueKeys.map { object[$0] ?? .null })
            }
            verdict = verdict && unique(keys.compactMap(\.self), "elements with the same \(Self.list(wanted.uniqueKeys))", problems)
        }
        if let most = wanted.mostDifferent, Set(array).count > most {
            problems?.add(problem(.count, "\(Set(array).count) different elements; at most \(most) are taken"))
            verdict = .no
        }
        return verdict
    }

    private func unique(_ values: [JSON], _ what: String, _ problems: Problems?) -> Verdict {
        var seen: Set<JSON> = []
        guard let double = values.firstIndex(where: { !seen.insert($0).inserted }) else { return .yes }
        var found = problem(.duplicate, "two \(what)", remedy: "remove one of them")
        if let text = values[double].string { found.message += ": \"\(text)\"" }
        problems?.add(found)
        return .no
    }
}
