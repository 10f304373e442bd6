import Cost
import Documents

/// What another choice of the plan would change.
struct CostAdvice {
    let setting: String
    let choice: String
    let change: CostChange
    /// The resources that would cost less whatever happens, what is saved most first; at another region's prices where those of this one are
    /// not known.
    let lowered: [Lowered]

    struct Lowered {
        let stack: String
        let logicalID: String
        let from: Double
        let to: Double
    }

    init(setting: String, choice: String, now: Estimate, then: Estimate) {
        self.setting = setting
        self.choice = choice
        change = CostChange(from: now, to: then)
        let later = Dictionary(then.resources.map { ("\($0.stack)/\($0.logicalID)", $0) }) { first, _ in first }
        lowered = now.resources.compactMap { resource in
            let other = later["\(resource.stack)/\(resource.logicalID)"]
            // Of what has no price nobody can tell that it costs less.
            if other?.hasUnpriced == true { return nil }
            return Lowered(
                stack: resource.stack, logicalID: resource.logicalID, from: resource.fixedAnywhere, to: other?.fixedAnywhere ?? 0)
        }.filter { $0.from - $0.to >= 0.005 }.sorted { $0.from - $0.to > $1.from - $1.to }
    }

    var saving: Double { -(change.fixed + change.elsewhere) }

    /// Whether it lowers what is known.
    var isSaving: Bool { saving >= 0.005 }

    /// Whether nothing comes with it that has no price, and may cost more than is saved.
    var isCertain: Bool { change.unpriced.isEmpty }

    var text: String {
        let lines = lowered.map { "\($0.stack)/\($0.logicalID) \(Amount.dollars($0.from)) → \(Amount.dollars($0.to))" }
        return "\(setting)=\(choice): \(change.text)" + (lines.isEmpty ? "" : " (\(lines.joined(separator: ", ")))")
    }

    var json: JSON {
        func number(_ dollars: Double) -> JSON { .decimal(Amount.text(dollars, digits: 4)) }
        let lines = lowered.map { line -> JSON in
            ["stack": .string(line.stack), "logicalId": .string(line.logicalID), "from": number(line.from), "to": number(line.to)]
        }
        return .object(
            JSON.Object(
                [("setting", .string(setting)), ("choice", .string(choice))] + change.json.map { ($0.key, $0.value) }
                    + [("lowers", .array(lines))]))
    }
}

extension ResourceCost {
    /// What is paid whatever happens, with the prices of another region where those of this one are not known.
    fileprivate var fixedAnywhere: Double {
        (fixed ?? 0) + unknown.filter { $0.kind == .fixed }.reduce(0) { $0 + ($1.elsewhere?.monthly ?? 0) }
    }

    fileprivate var hasUnpriced: Bool { unknown.contains { $0.kind == .fixed && $0.elsewhere?.monthly == nil } }
}
