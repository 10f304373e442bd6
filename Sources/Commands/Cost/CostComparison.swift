import Cost
import Documents

/// Two estimates side by side: what of each resource differs.
struct CostComparison {
    private let old: Estimate
    private let new: Estimate

    init(_ old: Estimate, _ new: Estimate) {
        self.old = old
        self.new = new
    }

    func text(_ style: (String, Console.Style) -> String) -> String {
        var rows = [["", "", "old", "new", "change"]]
        for name in names {
            for (kind, word) in [(CostLine.Kind.fixed, "fixed"), (.usage, "usage")] {
                let (before, after) = (Self.sum(old, name, kind), Self.sum(new, name, kind))
                if before != after { rows.append([name, word] + Self.cells(before, after)) }
            }
            let (before, after) = (Self.elsewhere(old, name), Self.elsewhere(new, name))
            if (before.amount - after.amount).magnitude >= 0.005 {
                rows.append([name, "at the prices of \(after.region ?? before.region ?? "")"] + Self.cells(before.amount, after.amount))
            }
        }
        if rows.count == 1 { return "no difference" }
        rows.append(["total", "fixed"] + Self.cells(old.totalFixed, new.totalFixed))
        if old.totalUsage + new.totalUsage > 0 { rows.append(["total", "usage"] + Self.cells(old.totalUsage, new.totalUsage)) }
        var text = Table.text(rows, alignment: [.left, .left, .right, .right, .right])
        let gone = Set(old.unpriced)
        let unpriced = new.unpriced.filter { !gone.contains($0) }
        if !unpriced.isEmpty {
            text += "\n\n" + style("without a price", .bold) + "\n" + unpriced.map { "  \($0)" }.joined(separator: "\n")
        }
        return text
    }

    private static func cells(_ before: Double, _ after: Double) -> [String] {
        [Amount.dollars(before), Amount.dollars(after), before == after ? "" : CostChange.text(after - before)]
    }

    /// Of both, those of the new one first.
    private var names: [String] {
        var seen: Set<String> = []
        return (new.resources + old.resources).map(\.name).filter { seen.insert($0).inserted }
    }

    private static func sum(_ estimate: Estimate, _ name: String, _ kind: CostLine.Kind) -> Double {
        estimate.resources.first { $0.name == name }.map { kind == .fixed ? $0.fixed ?? 0 : $0.usage ?? 0 } ?? 0
    }

    private static func elsewhere(_ estimate: Estimate, _ name: String) -> (amount: Double, region: String?) {
        let all = (estimate.resources.first { $0.name == name }?.unknown ?? []).filter { $0.kind == .fixed }.compactMap(\.elsewhere)
        return (all.reduce(0) { $0 + ($1.monthly ?? 0) }, all.first?.region)
    }
}

extension ResourceCost {
    /// `data/Cache`
    fileprivate var name: String { "\(stack)/\(logicalID)" }
}
