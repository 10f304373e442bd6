import Documents
import TemplateReading

extension Canonicalizer {
    /// What a condition asks: true or false where that is decided, else the question itself, whatever its name is.
    func condition(named name: String) -> JSON {
        let unknown: JSON = ["Condition": .string(name)]
        guard let question = template.conditions[name] else { return unknown }
        return environment.meaning(of: meaning(.condition, name), unknown: unknown) { self.question(question) }
    }

    private func question(_ written: JSON) -> JSON {
        guard let object = written.object, object.count == 1, let (name, argument) = object.members.first else { return written }
        switch (name, argument) {
        case ("Condition", .string(let name)): return condition(named: name)
        case ("Fn::Equals", .array(let sides)) where sides.count == 2: return equality(sides[0], sides[1])
        case ("Fn::Not", .array(let parts)) where parts.count == 1:
            let part = question(parts[0])
            return part.bool.map { .bool(!$0) } ?? ["Fn::Not": [part]]
        case ("Fn::And", .array(let parts)): return combination(name, parts, decidedBy: false)
        case ("Fn::Or", .array(let parts)): return combination(name, parts, decidedBy: true)
        default: return .object([name: value(argument, as: .free) ?? .null])
        }
    }

    private func equality(_ left: JSON, _ right: JSON) -> JSON {
        let sides = [left, right].map { (value($0, as: .free) ?? .null).scalar(of: [.string]) }
        if sides[0] == sides[1] { return true }
        if sides.allSatisfy({ $0.string != nil }) { return false }
        return ["Fn::Equals": .array(sides.sortedByContent)]
    }

    private func combination(_ name: String, _ parts: [JSON], decidedBy decisive: Bool) -> JSON {
        let parts = parts.map(question)
        if parts.contains(.bool(decisive)) { return .bool(decisive) }
        let open = parts.filter { $0.bool == nil }.asSet
        return open.isEmpty ? .bool(!decisive) : open.count == 1 ? open[0] : .object([name: .array(open)])
    }
}
