/// Makes values of the nodes of a YAML text: what scalars mean, what tags, aliases and merge keys stand for.
struct YAMLComposer {
    /// What aliases and merge keys may add: as many values, or 32 bytes of text for each of them.
    static let expansionLimit = 250_000

    let bytes: UnsafeBufferPointer<UInt8>
    let schema: YAMLSchema
    let nodes: [YAMLNode]
    var starts: [UInt32] = []
    var depth = 0
    /// What is left of the limit.
    private var allowance = expansionLimit

    init(bytes: UnsafeBufferPointer<UInt8>, schema: YAMLSchema, nodes: [YAMLNode]) {
        self.bytes = bytes
        self.schema = schema
        self.nodes = nodes
        starts.reserveCapacity(nodes.count)
    }

    @inline(never)
    func failure(_ message: String, at node: YAMLNode) -> ReadingError {
        ReadingError(message: message, position: Position(ofByte: Int(node.start), in: bytes))
    }

    /// The value of a node.
    /// - Parameter isCopy: whether it stands in the text somewhere else, and an alias or a merge key brings it here.
    mutating func compose(_ number: Int, isCopy: Bool = false) throws(ReadingError) -> JSON {
        let node = nodes[number]
        if isCopy { try spend(1 + node.text.utf8.count / 32, at: node) }
        guard node.kind != .alias else {
            let count = starts.count
            let value = try compose(Int(node.target), isCopy: true)
            // The value is here; what it holds is where the anchor is.
            starts[count] = node.start
            return value
        }
        let levels = node.kind == .sequence || node.kind == .map ? 1 : 0
        try checkDepth(levels, at: node)
        depth += levels
        defer { depth -= levels }
        starts.append(node.start)
        if case .short(let name) = node.tag { return try composeFunction(name, number, isCopy: isCopy) }
        return try composeContent(number, isCopy: isCopy)
    }

    /// The value of a node without its short tag.
    mutating func composeContent(_ number: Int, isCopy: Bool) throws(ReadingError) -> JSON {
        let node = nodes[number]
        switch node.kind {
        case .plain, .text: return try scalar(node)
        case .sequence:
            try check(node, isTagged: "seq")
            var elements: [JSON] = []
            var child = number + 1
            while child < Int(node.end) {
                elements.append(try compose(child, isCopy: isCopy))
                child = Int(nodes[child].end)
            }
            return .array(elements)
        case .map:
            try check(node, isTagged: "map")
            var object = JSON.Object()
            for entry in try entries(of: number) {
                let value = try compose(entry.value, isCopy: isCopy || entry.isMerged)
                guard object.insert(entry.key, value) else {
                    throw failure("the key \"\(entry.key.excerpt)\" stands twice in one map", at: nodes[entry.node])
                }
            }
            return .object(object)
        case .alias: return try compose(number, isCopy: isCopy)
        }
    }

    func checkDepth(_ levels: Int, at node: YAMLNode) throws(ReadingError) {
        guard depth + levels <= JSONReader.depthLimit else {
            throw failure("more than \(JSONReader.depthLimit) levels of nesting", at: node)
        }
    }

    /// Counts what an alias or a merge key brings, so that a small text cannot become a huge value.
    mutating func spend(_ cost: Int, at node: YAMLNode) throws(ReadingError) {
        guard cost <= allowance else {
            throw failure("aliases and merge keys make more than \(Self.expansionLimit) values of what is anchored here", at: node)
        }
        allowance -= cost
    }

    @inline(never)
    private func check(_ node: YAMLNode, isTagged name: String) throws(ReadingError) {
        guard case .standard(let tag) = node.tag, tag != name else { return }
        throw failure("a value with the tag !!\(tag.excerpt) is not read here", at: node)
    }
}
