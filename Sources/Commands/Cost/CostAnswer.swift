import Cost
import Documents

/// What `cost` tells: an estimate, beside another where two are compared.
struct CostAnswer {
    let title: String
    var old: Estimate?
    let new: Estimate
    var advice: [CostAdvice]?
    var findings = FindingReport()

    private let isHypothetical: Bool
    /// Those of environments as they are.
    var readEstimates: [Estimate] { [old, isHypothetical ? nil : new].compactMap(\.self) }

    init(isHypothetical: Bool = false, title: String, old: Estimate? = nil, new: Estimate) {
        self.isHypothetical = isHypothetical
        self.title = title
        self.old = old
        self.new = new
    }

    var json: JSON {
        if let old { return ["old": old.json, "new": new.json] }
        guard let advice, var object = new.json.object else { return new.json }
        object["advice"] = .array(advice.map(\.json))
        return .object(object)
    }

    func text(_ style: (String, Console.Style) -> String) -> String {
        var parts = [head(style)]
        if let old { parts.append(CostComparison(old, new).text(style)) } else { parts += lines(style) }
        if let advice { parts += Self.paragraphs(of: advice, style) }
        return parts.joined(separator: "\n\n")
    }

    private static func paragraphs(of advice: [CostAdvice], _ style: (String, Console.Style) -> String) -> [String] {
        func paragraph(_ title: String, _ lines: [String]) -> String {
            ([style(title, .bold)] + lines.map { "  \($0)" }).joined(separator: "\n")
        }
        let certain = advice.filter(\.isCertain)
        let others = advice.filter { !$0.isCertain }
        let none = others.isEmpty ? "no choice of the plan would lower it" : "none of which that is certain"
        return [paragraph("choices of the plan that would lower it", certain.isEmpty ? [none] : certain.map(\.text))]
            + (others.isEmpty
                ? []
                : [
                    paragraph(
                        "choices that save what is known, and bring what has no price and may cost more than that", others.map(\.text))
                ])
    }

    private func head(_ style: (String, Console.Style) -> String) -> String {
        style(title, .bold) + ", \(new.region): US dollars a month of 730 hours, on demand, before tax, free tier not taken off"
            + (new.pricesAsOf.map { "\nprices as of \($0) and later" } ?? "")
    }

    private func lines(_ style: (String, Console.Style) -> String) -> [String] {
        var rows = [["", "", "fixed", "usage", ""]]
        for line in CostRows.of(new) {
            let monthly = Amount.dollars(line.monthly)
            rows.append([line.name, line.what, line.kind == .fixed ? monthly : "", line.kind == .usage ? monthly : "", line.reckoned])
        }
        rows.append(["total", "", Amount.dollars(new.totalFixed), Amount.dollars(new.totalUsage), ""])
        var parts = [Table.text(rows, alignment: [.left, .left, .right, .right, .left])]
        let missing = new.unknown.filter(\.cost.isUseNotSaid)
        let others = new.unknown.filter { !$0.cost.isUseNotSaid }
        if !others.isEmpty {
            parts.append(
                style("not known, and in no total", .bold) + "\n" + Table.text(others.map(Self.row), alignment: [.left, .left, .left]))
        }
        if !missing.isEmpty {
            let rows = missing.map { ["  \($0.resource.stack)/\($0.resource.logicalID)", $0.cost.what, $0.cost.reason] }
            parts.append(style("paid by use, which is not said", .bold) + "\n" + Table.text(rows, alignment: [.left, .left, .left]))
        }
        return parts
    }

    private static func row(_ entry: (resource: ResourceCost, cost: UnknownCost)) -> [String] {
        let elsewhere = entry.cost.elsewhere.map { elsewhere in
            "; in \(elsewhere.region) " + (elsewhere.monthly.map(Amount.dollars) ?? "by use")
        }
        return [
            "  \(entry.resource.stack)/\(entry.resource.logicalID)", "\(entry.cost.what) (\(entry.cost.kind.rawValue))",
            entry.cost.reason + (elsewhere ?? ""),
        ]
    }
}
