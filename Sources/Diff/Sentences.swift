import Documents
import TemplateReading

/// Why something happens to a resource, in words.
enum Sentences {
    /// `SubnetIds: Ref of Subnet, which is replaced`
    static func because(_ causes: [(reading: Reading, change: Propagation.ReadChange)], in stack: String) -> [String] {
        var seen: Set<String> = []
        return causes.map { reading, change in
            let target = reading.target.name(in: stack)
            let what = reading.attribute.map { "\($0.isEmpty ? "an attribute" : $0) of \(target)" } ?? "Ref of \(target)"
            let property = reading.place.filter { Int($0) == nil }.joined(separator: ".")
            return "\(property.isEmpty ? "" : "\(property): ")\(what), which \(words(change))"
        }.filter { seen.insert($0).inserted }
    }

    private static func words(_ change: Propagation.ReadChange) -> String {
        switch change {
        case .changes: "changes"
        case .mayChange: "may change"
        case .isReplaced: "is replaced"
        case .mayBeReplaced: "may be replaced"
        case .isRenamed: "is renamed"
        }
    }

    /// What a resource refers to that now means another thing: parameters with another default, mappings, conditions.
    static func meanings(of pair: Pair) -> [String] {
        let (old, new) = (pair.old.stack.template, pair.new.stack.template)
        var seen: Set<String> = []
        var names = References.all(in: .object(pair.new.resource.body)).map(\.target)
        if let condition = pair.new.resource.body["Condition"]?.string { names.append(.condition(condition)) }
        // What a condition asks may have another answer.
        names += names.flatMap { target -> [TemplateReference.Target] in
            guard case .condition(let name) = target, let question = new.conditions[name] else { return [] }
            return References.all(in: question).map(\.target)
        }
        return names.compactMap { target -> String? in
            switch target {
            case .name(let name):
                guard let before = old.parameters[name], let after = new.parameters[name], before["Default"] != after["Default"] else {
                    return nil
                }
                return "the default of the parameter \(name) changes"
            case .mapping(let name) where old.mappings[name] != new.mappings[name]: return "the mapping \(name) changes"
            case .condition(let name) where old.conditions[name] != new.conditions[name]: return "the condition \(name) changes"
            default: return nil
            }
        }.filter { seen.insert($0).inserted }
    }
}
