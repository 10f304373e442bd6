/// Looks for a pattern by trying and going back. Steps and depth are bounded.
struct PatternMatcher {
    private struct Exhausted: Error {}

    private typealias Rest = (inout PatternMatcher, Int) throws -> Bool

    private let text: [Unicode.Scalar]
    private let ignoresCase: Bool
    private var groups: [Range<Int>?]
    private var stepsLeft = 200_000
    private var depthLeft = 1_000

    init(_ text: String, groups: Int, ignoresCase: Bool) {
        self.text = Array(text.unicodeScalars)
        self.ignoresCase = ignoresCase
        self.groups = Array(repeating: nil, count: groups + 1)
    }

    mutating func search(for node: PatternNode) -> Bool? {
        do {
            for start in 0...text.count {
                if try match(node, at: start, then: { _, _ in true }) { return true }
                if node.isAnchored { break }
            }
            return false
        } catch {
            return nil
        }
    }

    /// Whether `node` stands at `place`, and what comes after it follows.
    private mutating func match(_ node: PatternNode, at place: Int, then rest: Rest) throws -> Bool {
        stepsLeft -= 1
        depthLeft -= 1
        defer { depthLeft += 1 }
        guard stepsLeft > 0, depthLeft > 0 else { throw Exhausted() }
        switch node {
        case .scalar(let set): return takes(set, at: place) ? try rest(&self, place + 1) : false
        case .sequence(let nodes): return try match(nodes[...], at: place, then: rest)
        case .choice(let branches):
            for branch in branches where try match(branch, at: place, then: rest) { return true }
            return false
        case .repetition(.scalar(let set), let least, let most, let isLazy):
            return try matchRun(of: set, least, most ?? .max, isLazy, at: place, then: rest)
        case .repetition(let node, let least, let most, let isLazy):
            return try matchRepetition(of: node, least, most ?? .max, isLazy, at: place, then: rest)
        case .group(let node, let number):
            let before = groups[number]
            let found = try match(node, at: place) { matcher, end in
                let inner = matcher.groups[number]
                matcher.groups[number] = place..<end
                if try rest(&matcher, end) { return true }
                matcher.groups[number] = inner
                return false
            }
            if !found { groups[number] = before }
            return found
        case .backReference(let number):
            guard groups.indices.contains(number), let range = groups[number] else { return try rest(&self, place) }
            guard place + range.count <= text.count, text[range] == text[place..<(place + range.count)] else { return false }
            return try rest(&self, place + range.count)
        case .start: return place == 0 ? try rest(&self, place) : false
        case .end: return place == text.count ? try rest(&self, place) : false
        case .wordBoundary(let isNegated):
            return (isWord(at: place - 1) != isWord(at: place)) != isNegated ? try rest(&self, place) : false
        case .look(let node, let isBehind, let isNegated):
            let found = isBehind ? try stands(node, before: place) : try match(node, at: place) { _, _ in true }
            return found != isNegated ? try rest(&self, place) : false
        }
    }

    private mutating func match(_ nodes: ArraySlice<PatternNode>, at place: Int, then rest: Rest) throws -> Bool {
        guard let first = nodes.first else { return try rest(&self, place) }
        return try match(first, at: place) { matcher, end in try matcher.match(nodes.dropFirst(), at: end, then: rest) }
    }

    // MARK: Repetitions

    /// The commonest repetition, of one scalar, needs no going back into what is repeated.
    private mutating func matchRun(
        of set: ScalarSet, _ least: Int, _ most: Int, _ isLazy: Bool, at place: Int, then rest: Rest
    ) throws -> Bool {
        var run = 0
        while run < most, takes(set, at: place + run) { run += 1 }
        stepsLeft -= run
        guard run >= least else { return false }
        for count in least...run {
            if try rest(&self, place + (isLazy ? count : run + least - count)) { return true }
        }
        return false
    }

    private mutating func matchRepetition(
        of node: PatternNode, _ least: Int, _ most: Int, _ isLazy: Bool, at place: Int, then rest: Rest
    ) throws -> Bool {
        if isLazy, least == 0, try rest(&self, place) { return true }
        if most > 0 {
            let found = try match(node, at: place) { matcher, end in
                // What took nothing would take nothing for ever.
                if end == place { return least > 0 ? try rest(&matcher, end) : false }
                return try matcher.matchRepetition(
                    of: node, max(least - 1, 0), most == .max ? most : most - 1, isLazy, at: end, then: rest)
            }
            if found { return true }
        }
        return !isLazy && least == 0 ? try rest(&self, place) : false
    }

    // MARK: Places

    private func takes(_ set: ScalarSet, at place: Int) -> Bool {
        guard place < text.count else { return false }
        let scalar = text[place]
        if set.contains(scalar) { return true }
        guard ignoresCase, scalar.properties.isAlphabetic else { return false }
        return [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].contains { mapping in
            mapping.unicodeScalars.first.map(set.contains) ?? false
        }
    }

    private func isWord(at place: Int) -> Bool { text.indices.contains(place) && ScalarSet.Property.word.holds(for: text[place]) }

    private mutating func stands(_ node: PatternNode, before place: Int) throws -> Bool {
        for start in (0...place).reversed() where try match(node, at: start, then: { _, end in end == place }) { return true }
        return false
    }
}

extension PatternNode {
    /// Whether it can stand at the start of a text only.
    fileprivate var isAnchored: Bool {
        switch self {
        case .start: true
        case .sequence(let nodes): nodes.first?.isAnchored ?? false
        case .group(let node, _): node.isAnchored
        case .choice(let branches): branches.allSatisfy(\.isAnchored)
        case .repetition(let node, let least, _, _): least > 0 && node.isAnchored
        default: false
        }
    }
}
