import Documents
import Registry
import TemplateReading

extension SchemaCheck {
    mutating func evaluate(_ object: JSON.Object, _ schema: CompiledSchema, _ problems: Problems?) -> Verdict {
        // What a macro puts beside the other members is not known.
        let isOpen = object["Fn::Transform"] != nil || object.contains { $0.key.hasPrefix("Fn::ForEach::") }
        var verdict = isOpen ? Verdict.unknown : .yes
        if schema.aspects.contains(.members) { verdict = verdict && evaluateMembers(of: object, schema.members, problems) }
        if !schema.aspects.contains(.presence) || problems == nil && verdict == .no { return verdict }
        let presence = schema.presence
        if !presence.count.contains(object.count), !isOpen {
            problems?.add(problem(.count, "\(object.count) members; \(Self.bounds(presence.count)) are taken"))
            verdict = .no
        }
        return verdict && evaluatePresence(in: object, presence, isOpen: isOpen, problems)
    }

    private mutating func evaluateMembers(of object: JSON.Object, _ members: CompiledSchema.Members, _ problems: Problems?) -> Verdict {
        var verdict = Verdict.yes
        for (key, value) in object where !key.hasPrefix("Fn::") {
            if let property = members.properties[key] {
                verdict = verdict && evaluate(value, property, at: key, problems)
            } else if let matching = members.patterns.first(where: { template.pattern($0.pattern)?.matches(key) != false }) {
                verdict = verdict && evaluate(value, matching.schema, at: key, problems)
            } else if !members.takesOthers, template.presence(of: value) != .absent {
                verdict = verdict && evaluateOther(key, value, members, problems)
            }
            if let keySchema = members.keySchema { verdict = verdict && evaluate(.string(key), keySchema, at: key, problems) }
            if problems == nil, verdict == .no { return .no }
        }
        return verdict
    }

    private mutating func evaluateOther(
        _ key: String, _ value: JSON, _ members: CompiledSchema.Members, _ problems: Problems?
    ) -> Verdict {
        switch members.others {
        case .allowed: return .yes
        case .schema(let schema): return evaluate(value, schema, at: key, problems)
        case .forbidden:
            guard let problems else { return .no }
            let names = members.properties.keys.sorted()
            let nearest = nearestNames(to: key, among: names, limit: 1).first
            path.append(key)
            defer { path.removeLast() }
            let remedy =
                nearest.map { "did you mean \($0)?" }
                ?? (names.isEmpty
                    ? members.patterns.first.map { "keys match \($0.pattern)" } : "there are \(Self.list(names, most: 12))")
            problems.add(problem(.property, "there is no property \(key)", remedy: remedy))
            return .no
        }
    }

    private func evaluatePresence(in object: JSON.Object, _ wanted: CompiledSchema.Presence, isOpen: Bool, _ problems: Problems?) -> Verdict
    {
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
            wanted.dependentExcluded.contains { $0.key == key && $0.others.contains(other) }
        }
        for key in wanted.required { require(presence(key), problem(.required, "\(key) is missing")) }
        for (key, others) in wanted.dependentRequired where presence(key) == .present {
            for other in others { require(presence(other), problem(.combination, "\(key) needs \(other) beside it")) }
        }
        for (key, others) in wanted.dependentExcluded where presence(key) == .present {
            // Two that exclude each other are told of once.
            for other in others where presence(other) == .present && !(other < key && isExcluding(other, key)) {
                problems?.add(problem(.combination, "\(key) and \(other) exclude each other", remedy: "leave one of them out"))
                verdict = .no
            }
        }
        for (keys, isExclusive) in [(wanted.requiredXor, true), (wanted.requiredOr, false)] where !keys.isEmpty {
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
