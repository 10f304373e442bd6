/// Flow style: what brackets say. Indentation means nothing there.
extension YAMLParser {
    /// Reads a node that is no block: its properties were read.
    /// - Parameter indent: the column that a plain scalar's further lines are right of; nil inside of brackets, where they may stand anywhere.
    mutating func readFlowNode(_ properties: YAMLProperties?, below indent: Int?) throws(ReadingError) {
        switch byte() {
        case UInt8(ascii: "["): try readFlowSequence(properties)
        case UInt8(ascii: "{"): try readFlowMap(properties)
        case UInt8(ascii: "\""): try readDoubleQuoted(properties)
        case UInt8(ascii: "'"): try readSingleQuoted(properties)
        case UInt8(ascii: "*"):
            if let properties { throw failure("an alias has neither tag nor anchor", at: properties.start) }
            try readAlias()
        case UInt8(ascii: "&"), UInt8(ascii: "!"): throw failure("a value has two tags or two anchors")
        default: try readPlain(properties, below: indent)
        }
    }

    @inline(never)
    private mutating func readAlias() throws(ReadingError) {
        let start = position
        let name = try readName("alias")
        guard let target = anchors[name] else {
            throw failure("no anchor &\(String(decoding: name, as: UTF8.self).excerpt) stands before this alias", at: start)
        }
        guard tree.nodes.indices.contains(Int(target)), tree.nodes[Int(target)].end > 0 else {
            throw failure("the alias *\(String(decoding: name, as: UTF8.self).excerpt) stands inside of what it stands for", at: start)
        }
        let number = append(.alias, nil, at: start)
        tree.nodes[number].target = target
        tree.aliases.append(UInt32(start))
    }

    private mutating func readFlowSequence(_ properties: YAMLProperties?) throws(ReadingError) {
        let opening = position
        try open(at: opening)
        let sequence = append(.sequence, properties, at: opening)
        position += 1
        while true {
            try skipFlowSpace(from: opening)
            if byte() == UInt8(ascii: "]") { break }
            try readFlowEntry(from: opening)
            try skipFlowSpace(from: opening)
            if byte() == UInt8(ascii: "]") { break }
            guard byte() == UInt8(ascii: ",") else { throw failure("a comma or ] is expected") }
            position += 1
        }
        position += 1
        close(sequence)
    }

    /// Reads an entry of a sequence: a value, or a single pair.
    private mutating func readFlowEntry(from opening: Int) throws(ReadingError) {
        if isAtFlowKey {
            try open(at: position)
            let map = append(.map, nil, at: position)
            try readFlowPair(from: opening, closing: UInt8(ascii: "]"))
            return close(map)
        }
        let number = tree.nodes.count
        let line = lineStart
        let anchor = try readFlowValue(from: opening)
        let isQuoted = isBehindQuote
        let end = lineStart
        try skipFlowSpace(from: opening)
        guard isAtFlowColon(afterQuote: isQuoted) else { return }
        guard lineStart == line, end == line else { throw failure("a key inside of [ ] must stand on one line with its colon") }
        try checkKey(number)
        try open(at: Int(tree.nodes[number].start))
        wrap(number, anchor: anchor, in: nil)
        position += 1
        try readFlowPairValue(from: opening, closing: UInt8(ascii: "]"))
        close(number)
    }

    private mutating func readFlowMap(_ properties: YAMLProperties?) throws(ReadingError) {
        let opening = position
        try open(at: opening)
        let map = append(.map, properties, at: opening)
        position += 1
        while true {
            try skipFlowSpace(from: opening)
            if byte() == UInt8(ascii: "}") { break }
            try readFlowPair(from: opening, closing: UInt8(ascii: "}"))
            try skipFlowSpace(from: opening)
            if byte() == UInt8(ascii: "}") { break }
            guard byte() == UInt8(ascii: ",") else { throw failure("a comma or } is expected") }
            position += 1
        }
        position += 1
        close(map)
    }

    private mutating func readFlowPair(from opening: Int, closing: UInt8) throws(ReadingError) {
        if isAtFlowKey {
            position += 1
            try skipFlowSpace(from: opening)
            if byte() == UInt8(ascii: ",") || byte() == closing { throw failure("the key is empty") }
        }
        if isAtFlowColon(afterQuote: false) { throw failure("a key is missing before the colon") }
        let key = tree.nodes.count
        _ = try readFlowValue(from: opening)
        try checkKey(key)
        let isQuoted = isBehindQuote
        try skipFlowSpace(from: opening)
        guard isAtFlowColon(afterQuote: isQuoted) else { return appendEmpty(at: position) }
        position += 1
        try readFlowPairValue(from: opening, closing: closing)
    }

    private mutating func readFlowPairValue(from opening: Int, closing: UInt8) throws(ReadingError) {
        let colon = position
        try skipFlowSpace(from: opening)
        if byte() == UInt8(ascii: ",") || byte() == closing { return appendEmpty(at: colon) }
        _ = try readFlowValue(from: opening)
    }

    /// Reads a value inside of brackets; gives its anchor.
    private mutating func readFlowValue(from opening: Int) throws(ReadingError) -> [UInt8]? {
        let properties = try readProperties()
        if let properties {
            let end = position
            try skipFlowSpace(from: opening)
            switch byte() {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
                appendEmpty(properties, at: end)
                return properties.anchor
            default: break
            }
        }
        try readFlowNode(properties, below: nil)
        return properties?.anchor
    }

    private var isAtFlowKey: Bool {
        byte() == UInt8(ascii: "?") && (Self.isSpace(byte(1)) || Self.isFlowIndicator(byte(1)))
    }

    /// Whether a quoted scalar ends here: a colon right behind it needs no space.
    private var isBehindQuote: Bool {
        guard let node = tree.nodes.last, node.kind == .text else { return false }
        return bytes[position - 1] == UInt8(ascii: "\"") || bytes[position - 1] == UInt8(ascii: "'")
    }

    private func isAtFlowColon(afterQuote: Bool) -> Bool {
        byte() == UInt8(ascii: ":") && (afterQuote || Self.isSpace(byte(1)) || Self.isFlowIndicator(byte(1)))
    }

    /// Goes over white space, comments and line breaks inside of brackets.
    @inline(never)
    private mutating func skipFlowSpace(from opening: Int) throws(ReadingError) {
        while true {
            skipBlanks()
            if isAtComment { skipComment() }
            guard !isAtEnd else { throw failure("what is opened here does not end", at: opening) }
            guard Self.isBreak(byte()) else {
                if byte() == UInt8(ascii: "#") { throw failure("a comment needs white space before its #") }
                return
            }
            skipBreak()
        }
    }
}
