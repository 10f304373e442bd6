import Documents

extension SchemaComparison {
    /// Compares what `anyOf`, `oneOf` and lists of types allow, as sets: their order says nothing.
    mutating func compare(branches left: [[SchemaNode]], _ right: [[SchemaNode]], at place: String) {
        if left.count == 1, right.count == 1 { return compareShapes(left[0], right[0], at: place) }
        var (before, after) = (left, right)
        if left.count <= 1 || right.count <= 1 { (before, after) = (left.flatMap(old.split), right.flatMap(new.split)) }
        if before.contains(where: \.isEmpty), !after.contains(where: \.isEmpty) {
            return report(place, "anything was allowed, and now one of several is", .narrower, nil, Self.labels(after))
        }
        if after.contains(where: \.isEmpty), !before.contains(where: \.isEmpty) {
            return report(place, "one of several was allowed, and now anything is", .wider, Self.labels(before))
        }
        removeSame(&before, &after)
        for (one, other) in pairs(&before, &after) { compareShapes(one, other, at: place) }
        for branch in before { report(place, "\(Self.label(branch)) is no longer allowed", .narrower, .string(Self.label(branch))) }
        for branch in after { report(place, "\(Self.label(branch)) is allowed now", .wider, nil, .string(Self.label(branch))) }
    }

    /// Choices that stand beside other keywords.
    mutating func compareChoices(_ one: Shape, _ other: Shape, at place: String) {
        if one.choices.isEmpty, other.choices.isEmpty { return }
        if one.choices.count == 1, other.choices.count == 1 {
            return compare(branches: old.branches(of: one.choices[0]), new.branches(of: other.choices[0]), at: place)
        }
        var after = other.choices
        for choice in one.choices {
            let match = after.firstIndex { candidate in isSame(choice: choice, candidate) }
            if let match {
                after.remove(at: match)
            } else {
                report(place, "a choice was removed", .wider, Self.labels(choice.map { [$0] }))
            }
        }
        for choice in after { report(place, "a choice was added", .narrower, nil, Self.labels(choice.map { [$0] })) }
    }

    private mutating func isSame(choice left: [SchemaNode], _ right: [SchemaNode]) -> Bool {
        var (before, after) = (old.branches(of: left), new.branches(of: right))
        removeSame(&before, &after)
        return before.isEmpty && after.isEmpty
    }

    private mutating func removeSame(_ before: inout [[SchemaNode]], _ after: inout [[SchemaNode]]) {
        var rest: [[SchemaNode]] = []
        for branch in before {
            // What bears the same name is most likely the same.
            let order = after.indices.sorted { Self.label(after[$0]) == Self.label(branch) && Self.label(after[$1]) != Self.label(branch) }
            var match: Int?
            for index in order where match == nil { if isSame(branch: branch, after[index]) { match = index } }
            if let match { after.remove(at: match) } else { rest.append(branch) }
        }
        before = rest
    }

    /// Branches that became one another: of one name, of one type, or the only ones left.
    private func pairs(_ before: inout [[SchemaNode]], _ after: inout [[SchemaNode]]) -> [([SchemaNode], [SchemaNode])] {
        var pairs: [([SchemaNode], [SchemaNode])] = []
        let keys: [([SchemaNode]) -> String?] = [Self.label, Self.type]
        for key in keys {
            for branch in before {
                guard let name = key(branch), let match = after.firstIndex(where: { key($0) == name }),
                    let own = before.firstIndex(where: { key($0) == name })
                else { continue }
                pairs.append((before.remove(at: own), after.remove(at: match)))
            }
        }
        return pairs
    }

    private static func label(_ branch: [SchemaNode]) -> String {
        branch.isEmpty ? "anything" : branch.map(\.label).joined(separator: " and ")
    }
    private static func type(_ branch: [SchemaNode]) -> String? { branch.lazy.compactMap { $0.schema["type"]?.string }.first }
    static func labels(_ branches: [[SchemaNode]]) -> JSON { .array(branches.map { .string(label($0)) }) }
}
