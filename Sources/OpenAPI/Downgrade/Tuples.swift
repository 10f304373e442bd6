import Documents

extension Schema {
    /// A list of schemas by position becomes one schema that allows each of them at every position. `items` says what follows the tuple.
    mutating func foldTuple() {
        guard let positions = take("prefixItems")?.array else { return }
        var branches: [JSON] = []
        for schema in positions where !branches.contains(schema) { branches.append(schema) }
        let limit = keywords["maxItems"]?.integer
        switch keywords["items"] {
        case ["not": [:]]: keywords["maxItems"] = .integer(min(limit ?? .max, positions.count))
        case let rest?: if !branches.contains(rest) { branches.append(rest) }
        // Nothing is said of what follows, so anything may, unless nothing can.
        case nil: if limit.map({ $0 > positions.count }) ?? true { branches = [[:]] }
        }
        // Of positions that all say the same, and so does what may follow, nothing is lost.
        if branches.count > 1 || branches == [[:]] && positions.contains(where: { $0 != [:] }) { isWidened = true }
        keywords["items"] = branches.contains([:]) ? [:] : branches.count == 1 ? branches[0] : ["anyOf": .array(branches)]
    }
}
