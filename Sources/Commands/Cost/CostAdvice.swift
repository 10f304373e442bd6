import Cost
import Documents

/// What another choice of the plan would change.
struct CostAdvice {
    let setting: String
    let choice: String
    let change: CostChange

    init(setting: String, choice: String, now: Estimate, then: Estimate) {
        self.setting = setting
        self.choice = choice
        change = CostChange(from: now, to: then)
    }

    var saving: Double { -(change.fixed + change.elsewhere) }

    /// Whether it lowers what is known.
    var isSaving: Bool { saving >= 0.005 }

    /// Whether nothing comes with it that has no price, and may cost more than is saved.
    var isCertain: Bool { change.unpriced.isEmpty }

    var text: String { "\(setting)=\(choice): \(change.text)" }

    var json: JSON {
        .object(JSON.Object([("setting", .string(setting)), ("choice", .string(choice))] + change.json.map { ($0.key, $0.value) }))
    }
}
