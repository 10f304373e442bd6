import Cost
import Documents

/// What another choice of the plan would change in a month; below zero is less.
struct CostAdvice {
    let setting: String
    let choice: String
    /// Of what is paid whatever happens.
    let fixed: Double
    /// At the prices of another region, where those of this one are not known.
    let elsewhere: Double
    /// Parts that come with it and have no price.
    let unknown: [String]
    let region: String?

    init(setting: String, choice: String, now: Estimate, then: Estimate) {
        self.setting = setting
        self.choice = choice
        fixed = then.totalFixed - now.totalFixed
        elsewhere = then.fixedElsewhere - now.fixedElsewhere
        region = (now.unknown + then.unknown).compactMap(\.cost.elsewhere?.region).first
        let before = Set(now.unpriced)
        unknown = then.unpriced.filter { !before.contains($0) }
    }

    var saving: Double { -(fixed + elsewhere) }

    /// Whether it lowers what is known.
    var isSaving: Bool { saving >= 0.005 }

    var text: String {
        var parts: [String] = []
        if fixed.magnitude >= 0.005 { parts.append("\(Self.change(fixed)) a month") }
        if elsewhere.magnitude >= 0.005 { parts.append("\(Self.change(elsewhere)) at the prices of \(region ?? "another region")") }
        if !unknown.isEmpty { parts.append("without what has no price: \(unknown.joined(separator: "; "))") }
        return "\(setting)=\(choice): " + parts.joined(separator: ", ")
    }

    static func change(_ dollars: Double) -> String { (dollars < 0 ? "-$" : "+$") + Amount.dollars(dollars.magnitude) }

    var json: JSON {
        var object: JSON.Object = [
            "setting": .string(setting), "choice": .string(choice), "monthlyFixed": .decimal(Amount.text(fixed, digits: 4)),
        ]
        if !unknown.isEmpty { object["unpriced"] = .array(unknown.map(JSON.string)) }
        if let region {
            object["elsewhere"] = ["region": .string(region), "monthly": .decimal(Amount.text(elsewhere, digits: 4))]
        }
        return .object(object)
    }
}

extension Estimate {
    /// What of the fixed part has a price in another region only, at that price.
    var fixedElsewhere: Double { unknown.filter { $0.cost.kind == .fixed }.reduce(0) { $0 + ($1.cost.elsewhere?.monthly ?? 0) } }

    /// Fixed parts that have no price at all.
    var unpriced: [String] {
        unknown.filter { $0.cost.kind == .fixed && $0.cost.elsewhere?.monthly == nil }
            .map { "\($0.resource.stack)/\($0.resource.logicalID): \($0.cost.what)" }
    }
}
