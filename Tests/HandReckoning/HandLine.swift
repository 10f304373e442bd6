import Cost

/// A line of an estimate as somebody reckons it by hand: quantity times price.
package struct HandLine: Hashable {
    package let text: String

    /// - Parameter name: as the table of `cost` has it: `data/Database`, `watch/23 × CloudWatch::Alarm`.
    package init(_ name: String, _ what: String, _ quantity: Double, _ price: Double = 1) {
        text = "\(name): \(what) = \(Amount.text(quantity * price, digits: 6))"
    }

    /// A part without a price, or with one of another region.
    package init(
        unknown name: String, _ what: String, _ reason: String, _ quantity: Double? = nil, _ price: Double = 1, in region: String = ""
    ) {
        let elsewhere = quantity.map { ", in \(region) \(Amount.text($0 * price, digits: 6))" } ?? ""
        text = "\(name): \(what): \(reason)\(elsewhere)"
    }
}

extension Estimate {
    /// What of the fixed or the used part is in one of both alone, as `-` where only the hand has it and `+` where only the estimate has.
    package func differences(in kind: CostLine.Kind, from lines: [HandLine]) -> [String] {
        Self.differences(CostRows.of(self).filter { $0.kind == kind }.map { HandLine($0.name, $0.what, $0.monthly) }, lines)
    }

    package func unknownDifferences(from lines: [HandLine]) -> [String] {
        let found = unknown.map { entry in
            HandLine(
                unknown: "\(entry.resource.stack)/\(entry.resource.logicalID)", entry.cost.what, entry.cost.reason,
                entry.cost.elsewhere?.monthly, in: entry.cost.elsewhere?.region ?? "")
        }
        return Self.differences(found, lines)
    }

    private static func differences(_ found: [HandLine], _ wanted: [HandLine]) -> [String] {
        Set(found).subtracting(wanted).map { "+ \($0.text)" }.sorted() + Set(wanted).subtracting(found).map { "- \($0.text)" }.sorted()
    }
}
