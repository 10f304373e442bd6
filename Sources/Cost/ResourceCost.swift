/// What a resource costs in a month.
package struct ResourceCost: Hashable, Sendable {
    package var stack: String
    package var logicalID: String
    package var type: String
    package var lines: [CostLine] = []
    package var unknown: [UnknownCost] = []

    /// Nil where none of it is known.
    package var fixed: Double? { total(.fixed) }
    package var usage: Double? { total(.usage) }

    private func total(_ kind: CostLine.Kind) -> Double? {
        let known = lines.filter { $0.kind == kind }
        if known.isEmpty, unknown.contains(where: { $0.kind == kind }) { return nil }
        return known.reduce(0) { $0 + $1.monthly }
    }
}
