/// Takes a YAML text apart, in one pass without a step back; what its words mean is the composer's business.
///
/// Where YAML 1.1 and 1.2 or their well-known readers disagree about what a text says, it is an error here.
struct YAMLParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let schema: YAMLSchema
    var position = 0
    var lineStart = 0
    /// The first byte of the line that is no white space, once it was looked for.
    var contentStart = -1
    var depth = 0
    var tree = YAMLTree()
    /// The node that each anchor names: the last one so far.
    var anchors: [[UInt8]: Int32] = [:]

    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, schema: YAMLSchema) throws(ReadingError) -> YAMLTree {
        var parser = YAMLParser(bytes: bytes, schema: schema)
        try parser.checkCharacters()
        try parser.readText()
        return parser.tree
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, schema: YAMLSchema) {
        self.bytes = bytes
        self.schema = schema
    }

    @inline(never)
    func failure(_ message: String, at offset: Int? = nil) -> ReadingError {
        ReadingError(message: message, position: Position(ofByte: offset ?? position, in: bytes))
    }

    private mutating func readText() throws(ReadingError) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            lineStart = 3
        }
        try skipToContent()
        let hasDirective = try readDirectives()
        if isAtMarker("-") {
            position += 3
        } else if hasDirective {
            throw failure("--- is expected after a directive")
        }
        try readBlockNode(below: -1, compact: false, indentless: false)
        try finishLine()
        while isAtMarker(".") {
            position += 3
            try finishLine()
        }
        guard position < bytes.count else { return }
        if isAtMarker("-") || column == 0 && byte() == UInt8(ascii: "%") {
            throw failure("a second document starts here; only one is read")
        }
        throw failure(column == 0 ? "text after the end of the document" : "the indentation fits nothing above")
    }

    /// Reads `%YAML 1.2`, the only directive that is understood.
    private mutating func readDirectives() throws(ReadingError) -> Bool {
        var isFound = false
        while byte() == UInt8(ascii: "%"), column == 0 {
            let start = position
            while !Self.isEnd(byte()) { position += 1 }
            let words = String(decoding: bytes[start..<position], as: UTF8.self).split { $0 == " " || $0 == "\t" }
            guard words[0] == "%YAML" else { throw failure("the directive \(String(words[0]).excerpt) is not read", at: start) }
            guard !isFound else { throw failure("a second %YAML", at: start) }
            let version = schema == .core ? "1.2" : "1.1"
            guard words.count > 1, words[1] == version, words.count == 2 || words[2].utf8.first == UInt8(ascii: "#") else {
                throw failure("this is read as YAML \(version), and the directive says otherwise", at: start)
            }
            isFound = true
            try skipToContent()
        }
        return isFound
    }
}

// MARK: - Bytes and lines

extension YAMLParser {
    /// The byte so far ahead; 0, which the text does not hold, beyond the end.
    func byte(_ ahead: Int = 0) -> UInt8 {
        let index = position + ahead
        return index < bytes.count ? bytes[index] : 0
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    static func isEnd(_ byte: UInt8) -> Bool { byte == 0 || isBreak(byte) }
    static func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || isEnd(byte) }

    static func isFlowIndicator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    var column: Int { position - lineStart }

    /// Whether nothing of the line's content was read yet.
    var isAtContentStart: Bool { position == contentStart }

    /// Whether `---` or `...` stands here.
    func isAtMarker(_ character: Unicode.Scalar) -> Bool {
        let mark = UInt8(ascii: character)
        return position == lineStart && byte() == mark && byte(1) == mark && byte(2) == mark && Self.isSpace(byte(3))
    }

    /// Whether the document ends here.
    var isAtEnd: Bool { position >= bytes.count || isAtMarker("-") || isAtMarker(".") }

    /// Whether `indicator` stands here with white space behind it.
    func isAt(_ indicator: Unicode.Scalar) -> Bool { byte() == UInt8(ascii: indicator) && Self.isSpace(byte(1)) }

    /// Whether a comment starts here. Without white space before it `#` is something else.
    var isAtComment: Bool { byte() == UInt8(ascii: "#") && (position == lineStart || Self.isBlank(bytes[position - 1])) }

    mutating func skipBlanks() {
        while Self.isBlank(byte()) { position += 1 }
    }

    mutating func skipComment() {
        while !Self.isEnd(byte()) { position += 1 }
    }

    mutating func skipBreak() {
        position += byte() == 0x0D && byte(1) == 0x0A ? 2 : 1
        lineStart = position
    }

    /// Goes to what comes next, on this line or a later one.
    mutating func skipToContent() throws(ReadingError) {
        while true {
            let start = position
            skipBlanks()
            if isAtComment { skipComment() }
            guard position < bytes.count else { return }
            guard Self.isBreak(byte()) else {
                if start == lineStart {
                    if let tab = bytes[start..<position].firstIndex(of: 0x09) { throw failure("a tab stands in the indentation", at: tab) }
                    contentStart = position
                }
                return
            }
            skipBreak()
        }
    }

    /// Goes to the next line that holds something, after the end of a value: nothing else may stand on its line.
    @inline(never)
    mutating func finishLine() throws(ReadingError) {
        if isAtContentStart { return }
        try skipToContent()
        guard position >= bytes.count || isAtContentStart else { throw unexpectedText() }
    }

    private func unexpectedText() -> ReadingError {
        if byte() == UInt8(ascii: "#") { return failure("a comment needs white space before its #") }
        if isAt(":") { return failure("a colon stands where no key can; a key is one line, and a value with \": \" in it needs quotes") }
        return failure("text after the end of the value")
    }
}

// MARK: - Nodes

extension YAMLParser {
    /// Adds a node; what follows until `close` is inside it.
    @discardableResult
    @inline(never)
    mutating func append(_ kind: YAMLNode.Kind, _ properties: YAMLProperties?, at content: Int, text: String = "") -> Int {
        let number = tree.nodes.count
        var node = YAMLNode(kind: kind, start: UInt32(properties?.start ?? content), content: UInt32(content), tag: properties?.tag)
        node.text = text
        if kind == .plain || kind == .text || kind == .alias { node.end = Int32(number + 1) }
        tree.nodes.append(node)
        if let anchor = properties?.anchor { anchors[anchor] = Int32(number) }
        return number
    }

    mutating func appendEmpty(_ properties: YAMLProperties? = nil, at content: Int) {
        append(.plain, properties, at: content)
    }

    mutating func open(at offset: Int) throws(ReadingError) {
        guard depth < JSONReader.depthLimit else { throw failure("more than \(JSONReader.depthLimit) levels of nesting", at: offset) }
        depth += 1
    }

    mutating func close(_ number: Int) {
        depth -= 1
        tree.nodes[number].end = Int32(tree.nodes.count)
    }

    /// Makes the last node, a scalar or an alias, the first key of a map.
    mutating func wrap(_ key: Int, anchor: [UInt8]?, in properties: YAMLProperties?) {
        let start = tree.nodes[key].start
        var map = YAMLNode(kind: .map, start: UInt32(properties?.start ?? Int(start)), content: start, tag: properties?.tag)
        swap(&map, &tree.nodes[key])
        map.end += 1
        tree.nodes.append(map)
        if let anchor = properties?.anchor { anchors[anchor] = Int32(key) }
        if let anchor { anchors[anchor] = Int32(key + 1) }
    }

    /// Looks at a key that was read.
    @inline(never)
    mutating func checkKey(_ number: Int) throws(ReadingError) {
        let node = tree.nodes[number]
        switch node.kind {
        case .sequence, .map: throw failure("a key must be a text, not a \(node.kind)", at: Int(node.start))
        case .plain:
            if node.text == "<<", node.tag == nil { tree.mergeKeys.append(node.start) }
        case .text, .alias: break
        }
    }
}
