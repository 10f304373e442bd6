import Documents

/// Compares schemas of two documents, through their references.
///
/// A pair of schemas that is met again while, or after, it is compared says nothing new: so circles end, and each difference is told once
/// a request or response, where it is met first.
struct SchemaComparison {
    let old: SchemaReading
    let new: SchemaReading
    let direction: Direction
    private(set) var changes: [SchemaChange] = []

    private struct Pair: Hashable {
        var old: [String]
        var new: [String]
    }

    private var seen: Set<Pair> = []
    private var log: [Pair] = []
    /// Pairs known to mean the same; what they refer to included.
    private var same: Set<Pair> = []
    private var different: Set<Pair> = []
    /// Above zero while two schemas are only asked whether they mean the same.
    private var trials = 0
    private var steps = 0

    /// Schemas made of choices inside choices can be paired in more ways than anybody waits for.
    private static let stepLimit = 200_000

    init(_ old: ComparedAPI, _ new: ComparedAPI, _ direction: Direction) {
        self.old = SchemaReading(api: old)
        self.new = SchemaReading(api: new)
        self.direction = direction
    }

    /// The differences of two schemas, each at a place that begins with nothing: `.lines[].price`.
    mutating func differences(_ left: SchemaNode, _ right: SchemaNode) -> [SchemaChange] {
        (changes, seen, log, steps) = ([], [], [], 0)
        compare([left], [right], at: "")
        if changes.isEmpty { same.formUnion(log) }
        return changes
    }

    mutating func compare(_ left: [SchemaNode], _ right: [SchemaNode], at place: String) {
        guard trials == 0 || changes.isEmpty else { return }
        steps += 1
        guard steps < Self.stepLimit else {
            if steps == Self.stepLimit { report(place, "the schemas are too entangled to be compared", .unknown) }
            return
        }
        // A schema and a reference to it are one.
        let pair = Pair(old: old.conjuncts(of: left).map(\.place), new: new.conjuncts(of: right).map(\.place))
        guard !same.contains(pair), seen.insert(pair).inserted else { return }
        log.append(pair)
        let (one, other) = (old.alternatives(of: left), new.alternatives(of: right))
        if let before = one.null, let after = other.null, before != after {
            report(place, after ? "null is allowed now" : "null is no longer allowed", after ? .wider : .narrower)
        }
        compare(discriminators: one.discriminators, other.discriminators, at: place)
        compare(branches: one.branches, other.branches, at: place)
    }

    /// Whether two branches mean the same.
    mutating func isSame(branch left: [SchemaNode], _ right: [SchemaNode]) -> Bool {
        isSame(left, right) { $0.compareShapes(left, right, at: "") }
    }

    /// Whether two schemas mean the same.
    mutating func isSame(_ left: SchemaNode, _ right: SchemaNode) -> Bool {
        isSame([left], [right]) { $0.compare([left], [right], at: "") }
    }

    private mutating func isSame(_ left: [SchemaNode], _ right: [SchemaNode], _ compare: (inout Self) -> Void) -> Bool {
        let pair = Pair(old: left.map(\.place), new: right.map(\.place))
        if different.contains(pair) { return false }
        let (outer, mark) = (changes, log.count)
        changes = []
        trials += 1
        compare(&self)
        trials -= 1
        let isSame = changes.isEmpty
        changes = outer
        if !isSame {
            for pair in log[mark...] { seen.remove(pair) }
            log.removeSubrange(mark...)
            different.insert(pair)
        }
        return isSame
    }

    mutating func report(_ place: String, _ what: String, _ effect: SchemaChange.Effect, _ before: JSON? = nil, _ after: JSON? = nil) {
        changes.append(SchemaChange(place: place, what: what, effect: effect, old: before, new: after))
    }

    mutating func compareShapes(_ left: [SchemaNode], _ right: [SchemaNode], at place: String) {
        let (one, other) = (Shape(left, isVersion31: old.api.isVersion31), Shape(right, isVersion31: new.api.isVersion31))
        guard compareTypes(one, other, at: place) else { return }
        compareValues(one, other, at: place)
        compareBounds(one, other, at: place)
        compareFacets(one, other, at: place)
        compareProperties(one, other, at: place)
        compareItems(one, other, at: place)
        compareChoices(one, other, at: place)
        compareOthers(one, other, at: place)
    }

    private mutating func compare(discriminators left: [JSON], _ right: [JSON], at place: String) {
        func names(_ list: [JSON]) -> Set<String> { Set(list.compactMap { $0["propertyName"]?.string }) }
        func values(_ list: [JSON]) -> Set<String> { Set(list.flatMap { $0["mapping"]?.object?.keys ?? [] }) }
        func list(_ names: Set<String>) -> JSON { .array(names.sorted().map(JSON.string)) }
        let (before, after) = (names(left), names(right))
        if before != after {
            let effect: SchemaChange.Effect = before.isEmpty || after.isEmpty ? .unknown : .both
            return report(place, "the discriminator changed", effect, list(before), list(after))
        }
        for value in values(left).subtracting(values(right)).sorted() {
            report(place, "the discriminator no longer maps a value", .unknown, .string(value))
        }
        for value in values(right).subtracting(values(left)).sorted() {
            report(place, "the discriminator maps a value now", .unknown, nil, .string(value))
        }
    }
}
