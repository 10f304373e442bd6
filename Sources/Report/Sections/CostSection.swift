import Cost

extension SystemReport {
    /// What is paid whatever happens, what is paid for use, and what cannot be told: three columns that are never added up.
    var costSection: ReportSection {
        let others = estimate.unknown.filter { !$0.cost.isUseNotSaid }
        let unsaid = estimate.unknown.filter(\.cost.isUseNotSaid)
        let content: HTML = """
            <p>An estimate for \(estimate.region): US dollars a month of 730 hours, on demand, before tax, the free tier not taken off. \
            \(age)What is fixed, what is paid by use and what is not known are never added up.</p>
            \(known)\(unknown(others))\(notSaid(unsaid))
            """
        return ReportSection(
            id: "cost", title: "Cost",
            note: "$\(Amount.dollars(estimate.totalFixed)) fixed, $\(Amount.dollars(estimate.totalUsage)) by use",
            content: content)
    }

    private var age: String {
        guard let oldest = estimate.pricesAsOf else { return "" }
        let newest = estimate.resources.flatMap(\.lines).map(\.price.date).max() ?? oldest
        return oldest == newest ? "Prices were seen on \(oldest). " : "The oldest price was seen on \(oldest), the newest on \(newest). "
    }

    private var known: HTML {
        var table = HTMLTable(
            "What has a price",
            [
                ("resource", .left), ("part", .left), ("fixed $", .right), ("by use $", .right), ("reckoned", .left), ("price seen", .left),
            ])
        table.add(
            CostRows.of(estimate).map { row in
                let monthly: HTML = "\(Amount.dollars(row.monthly))"
                return [
                    HTML.code(row.name), "\(row.what)", row.kind == .fixed ? monthly : "", row.kind == .usage ? monthly : "",
                    "\(row.reckoned)", "\(row.priceDate)",
                ]
            })
        table.add(total: ["total", "", "\(Amount.dollars(estimate.totalFixed))", "\(Amount.dollars(estimate.totalUsage))", "", ""])
        return table.html
    }

    private func unknown(_ entries: [(resource: ResourceCost, cost: UnknownCost)]) -> HTML {
        guard !entries.isEmpty else { return "" }
        var table = HTMLTable(
            "In no total",
            [("resource", .left), ("part", .left), ("kind", .left), ("why", .left), ("elsewhere $", .right), ("where", .left)])
        table.add(
            entries.map { entry in
                let elsewhere = entry.cost.elsewhere
                return [
                    HTML.code("\(entry.resource.stack)/\(entry.resource.logicalID)"), "\(entry.cost.what)",
                    "\(entry.cost.kind == .fixed ? "fixed" : "by use")", "\(entry.cost.reason)",
                    "\(elsewhere.map { $0.monthly.map(Amount.dollars) ?? "by use" } ?? "")", "\(elsewhere?.region ?? "")",
                ]
            })
        return "<h3>Not known</h3>\n\(table.html)"
    }

    private func notSaid(_ entries: [(resource: ResourceCost, cost: UnknownCost)]) -> HTML {
        guard !entries.isEmpty else { return "" }
        var table = HTMLTable("Parts of which the usage file does not say how much is used", "resource", "part", "why")
        table.add(
            entries.map { entry in
                [
                    HTML.code("\(entry.resource.stack)/\(entry.resource.logicalID)"), "\(entry.cost.what)", "\(entry.cost.reason)",
                ]
            })
        return .fold("Paid by use, which is not said: \(entries.count.counted("part"))", table.html)
    }
}
