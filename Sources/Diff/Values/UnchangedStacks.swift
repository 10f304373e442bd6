import Documents
import TemplateReading

/// The stacks in which a resource that is written alike is alike: nothing that its text can refer to means another thing now.
struct UnchangedStacks {
    private let names: Set<String>

    init(from old: EnvironmentView, to new: EnvironmentView) {
        let before = Dictionary(old.stacks.map { ($0.name, $0) }) { first, _ in first }
        let after = Dictionary(new.stacks.map { ($0.name, $0) }) { first, _ in first }
        var verdicts: [String: Bool] = [:]
        func isUnchanged(_ name: String) -> Bool {
            if let verdict = verdicts[name] { return verdict }
            // A circle of stacks cannot be deployed: none of them counts as unchanged.
            verdicts[name] = false
            guard let old = before[name], let new = after[name], Self.isContextEqual(old.template, new.template), old.sources == new.sources
            else { return false }
            let producers = Set(new.sources.values.map(\.stack))
            let verdict = producers.allSatisfy { producer in
                before[producer]?.template.outputs == after[producer]?.template.outputs && isUnchanged(producer)
            }
            verdicts[name] = verdict
            return verdict
        }
        names = Set(new.stacks.map(\.name).filter(isUnchanged))
    }

    func contains(_ name: String) -> Bool { names.contains(name) }

    private static func isContextEqual(_ old: TemplateView, _ new: TemplateView) -> Bool {
        old.region == new.region && old.parameters == new.parameters && old.mappings == new.mappings && old.conditions == new.conditions
    }
}
