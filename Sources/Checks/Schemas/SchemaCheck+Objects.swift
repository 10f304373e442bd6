import Documents
import Registry
import TemplateReading

extension SchemaCheck {
    mutating func evaluate(
        _ object: JSON.Object, _ schema: PropertySchema, _ aspects: PropertySchema.Aspects, _ problems: Problems?
    ) -> Verdict {
        // What a macro puts beside the other members is not known.
        let isOpen = object["Fn::Transform"] != nil || object.contains { $0.key.hasPrefix("Fn::ForEach::") }
        var verdict = isOpen ? Verdict.unknown : .yes
        if aspects.contains(.members) { verdict = verdict && evaluateMembers(of: object, schema, problems) }
        if !aspects.contains(.presence) || problems == nil && verdict == .no { return verdict }
        if !schema.members.contains(object.count), !isOpen {
            problems?.add(problem(.count, "\(object.count) members; \(Self.bounds(schema.members)) are taken"))
            verdict = .no
        }
        return verdict && evaluatePresence(in: object, schema, isOpen: isOpen, problems)
    }

    private mutating func evaluateMembers(of object: JSON.Object, _ schema: PropertySchema, _ problems: Problems?) -> Verdict {
        var verdict = Verdict.yes
        let properties = schema.properties
        let patterns = schema.patternProperties
        let others = schema.additionalProperties
        let keySchema = schema.keySchema
        for (key, value) in object where !key.hasPrefix("Fn::") {
            if let property = schema[key] {
                verdict = verdict && evaluate(value, property, at: key, problems)
            } else if let matching = patterns.first(where: { template.pattern($0.pattern)?.matches(key) != false }) {
                verdict = verdict && evaluate(value, matching.schema, at: key, problems)
            } else if template.presence(of: value) != .absent {
                verdict = verdict && evaluateOther(key, value, others, properties, patterns.map(\.pattern), problems)
            }
            if let keySchema { verdict = verdict && evaluate(.string(key), keySchema, at: key, problems) }
            if problems == nil, verdict == .no { return .no }
        }
        return verdict
    }

    private mutating func evaluateOther(
        _ key: String, _ value: JSON, _ others: PropertySchema.Others, _ properties: JSON.Object, _ patterns: [String],
        _ problems: Problems?
    ) -> Verdict {
        switch others {
        case .allowed: return .yes
        case .schema(let schema): return evaluate(value, schema, at: key, problems)
        case .forbidden:
            guard let problems else { return .no }
            let nearest = nearestNames(to: key, among: properties.keys, limit: 1).first
            path.append(key)
            defer { path.removeLast() }
            let remedy =
                nearest.map { "did you mean \($0)?" }
                ?? (properties.isEmpty
                    ? patterns.first.map { "keys match \($0)" }
                    : "there are \(Self.list(properties.keys.sorted(), most: 12))")
            problems.add(problem(.property, "there is no property \(key)", remedy: remedy))
            return .no
        }
    }

    private func evaluatePresence(in object: JSON.Object, _ schema: PropertySchema, isOpen: Bool, _ problems: Problems?) -> Verdict {
        var verdict = Verdict.yes
        func presence(_ key: String) -> TemplateView.Presence {
            let presence = template.presence(of: object[key])
            return isOpen && presence == .absent ? .unknown : presence
        }
        func require(_ condition: TemplateView.Presence, _ problem: @autoclosure () -> Problem) {
            switch condition {
            case .present: break
            case .unknown: verdict = verdict && .unknown
            case .absent:
                problems?.add(problem())
                verdict = .no
            }
        }
        func isExcluding(_ key: String, _ other: String) -> Bool {
            schema.dependentExcluded.contains { $0.key == key && $0.others.contains(other) }
        }
        for key in schema.required { require(presence(key), problem(.required, "\(key) is missing")) }
        for (key, others) in schema.dependentRequired where presence(key) == .present {
            for other in others { require(presence(other), problem(.combination, "\(key) needs \(other) beside it")) }
        }
        for (key, others) in schema.dependentExcluded where presence(key) == .present {
            // Two that exclude each other are told of once.
            for other in others where presence(other) == .present && !(other < key && isExcluding(other, key)) {
                problems?.add(problem(.combination, "\(key) and \(other) exclude each other", remedy: "leave one of them out"))
                verdict = .no
            }
        }
        for (keys, isExclusive) in [(schema.requiredXor, true), (schema.requiredOr, false)] where !keys.isEmpty {
            let all = keys.map(presence)
            let present = all.count { $0 == .present }
            if present == 0, !all.contains(.unknown) {
                problems?.add(problem(.required, "\(isExclusive ? "one" : "at least one") of \(Self.list(keys)) must be given"))
                verdict = .no
            } else if isExclusive, present > 1 {
                problems?.add(problem(.combination, "only one of \(Self.list(keys)) can be given"))
                verdict = .no
            } else if present == 0 {
                verdict = verdict && .unknown
            }
        }
        return verdict
    }

    static func list(_ words: [String], most: Int = 8) -> String {
        words.count <= most ? words.joined(separator: ", ") : words.prefix(most).joined(separator: ", ") + " …"
    }

    static func bounds<Bound>(_ limits: Limits<Bound>) -> String {
        func text(_ bound: Bound) -> String {
            if let number = bound as? Double, number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
            return "\(bound)"
        }
        return switch (limits.least, limits.most) {
        case (let least?, let most?) where least == most: "just \(text(least))"
        case (let least?, let most?): "\(text(least)) to \(text(most))"
        case (let least?, nil): "at least \(text(least))"
        case (nil, let most?): "at most \(text(most))"
        case (nil, nil): "any"
        }
    }
}
