/// The lines of an estimate as people read them: the dearest first, and many of one kind in one row.
package struct CostRows {
    /// `data/Database`, or `watch/24 × CloudWatch::Alarm`.
    package let name: String
    package let what: String
    package let kind: CostLine.Kind
    package let monthly: Double
    /// `730 hour × 0.018`
    package let reckoned: String
    /// The day on which the price was seen.
    package let priceDate: String

    private struct Key: Hashable {
        var stack: String
        var type: String
        var what: String
        var kind: CostLine.Kind
    }

    package static func of(_ estimate: Estimate) -> [CostRows] {
        var groups: [Key: [(resource: ResourceCost, line: CostLine)]] = [:]
        var order: [Key] = []
        for resource in estimate.resources {
            for line in resource.lines {
                let key = Key(stack: resource.stack, type: resource.type, what: line.what, kind: line.kind)
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append((resource, line))
            }
        }
        let rows = order.flatMap { key -> [CostRows] in
            let group = groups[key] ?? []
            // Two stand for themselves.
            return group.count > 2 ? [CostRows(group)] : group.map { CostRows([$0]) }
        }
        return rows.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            if first.kind != second.kind { return first.kind == .fixed }
            return first.monthly == second.monthly ? left.offset < right.offset : first.monthly > second.monthly
        }.map(\.element)
    }

    private init(_ lines: [(resource: ResourceCost, line: CostLine)]) {
        let (resource, line) = lines[0]
        let service = resource.type.split(separator: ":").suffix(2).joined(separator: "::")
        name = "\(resource.stack)/" + (lines.count == 1 ? resource.logicalID : "\(lines.count) × \(service)")
        what = line.what
        kind = line.kind
        monthly = lines.reduce(0) { $0 + $1.line.monthly }
        let quantity = lines.reduce(0) { $0 + $1.line.quantity }
        priceDate = line.price.date
        reckoned = "\(Amount.text(quantity)) \(line.price.unit) × \(Amount.text(line.price.amount, digits: 10))"
    }
}
