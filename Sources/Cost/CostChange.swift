import Documents

/// What one state of an environment costs more or less than another in a month, of what is paid whatever happens; below zero is less.
package struct CostChange: Hashable {
    package let fixed: Double
    /// At the prices of another region, where those of this one are not known.
    package let elsewhere: Double
    package let region: String?
    /// Parts that come with it and have no price.
    package let unpriced: [String]

    package init(from old: Estimate, to new: Estimate) {
        fixed = new.totalFixed - old.totalFixed
        elsewhere = new.fixedElsewhere - old.fixedElsewhere
        region = elsewhere == 0 ? nil : (new.unknown + old.unknown).compactMap(\.cost.elsewhere?.region).first
        let before = Set(old.unpriced)
        unpriced = new.unpriced.filter { !before.contains($0) }
    }

    /// Less than half a cent is none.
    package var isNone: Bool { fixed.magnitude < 0.005 && elsewhere.magnitude < 0.005 && unpriced.isEmpty }

    /// `-$36.50 a month, -$85.12 at the prices of us-east-1`
    package var text: String {
        var parts: [String] = []
        if fixed.magnitude >= 0.005 { parts.append("\(Self.text(fixed)) a month") }
        if elsewhere.magnitude >= 0.005 { parts.append("\(Self.text(elsewhere)) at the prices of \(region ?? "another region")") }
        if !unpriced.isEmpty { parts.append("without what has no price: \(unpriced.joined(separator: "; "))") }
        return parts.joined(separator: ", ")
    }

    package static func text(_ dollars: Double) -> String { (dollars < 0 ? "-$" : "+$") + Amount.dollars(dollars.magnitude) }

    package var json: JSON.Object {
        var object: JSON.Object = ["monthlyFixed": .decimal(Amount.text(fixed, digits: 4))]
        if let region { object["elsewhere"] = ["region": .string(region), "monthly": .decimal(Amount.text(elsewhere, digits: 4))] }
        if !unpriced.isEmpty { object["unpriced"] = .array(unpriced.map(JSON.string)) }
        return object
    }
}

extension Estimate {
    /// What of the fixed part has a price in another region only, at that price.
    package var fixedElsewhere: Double { unknown.filter { $0.cost.kind == .fixed }.reduce(0) { $0 + ($1.cost.elsewhere?.monthly ?? 0) } }

    /// Fixed parts that have no price at all.
    package var unpriced: [String] {
        unknown.filter { $0.cost.kind == .fixed && $0.cost.elsewhere?.monthly == nil }
            .map { "\($0.resource.stack)/\($0.resource.logicalID): \($0.cost.what)" }
    }
}
