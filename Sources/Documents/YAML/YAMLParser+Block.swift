/// Block style: what the indentation says.
extension YAMLParser {
    /// Reads the value behind an indicator, or the document's.
    /// - Parameters:
    ///   - indent: the column of the sequence or map that it belongs to; the value stands further right.
    ///   - compact: whether a sequence or map may start on the indicator's own line.
    ///   - indentless: whether a sequence may stand in the same column.
    mutating func readBlockNode(below indent: Int, compact: Bool, indentless: Bool) throws(ReadingError) {
        switch try startBlockNode(below: indent, compact: compact, indentless: indentless) {
        case .nothing: break
        case .sequence(let number, let column): try readBlockSequence(number, column: column)
        case .map(let number, let column, let isAtColon): try readBlockMap(number, column: column, isAtColon: isAtColon)
        }
    }

    /// What is left of a node to be read. Deciding it and going deeper are two things, so that a level takes little of the stack.
    private enum Rest {
        case nothing
        case sequence(Int, column: Int)
        case map(Int, column: Int, isAtColon: Bool)
    }

    @inline(never)
    private mutating func startBlockNode(below indent: Int, compact: Bool, indentless: Bool) throws(ReadingError) -> Rest {
        let indicator = position
        try skipToContent()
        guard try holdsContent(below: indent, indentless: indentless) else {
            appendEmpty(at: indicator)
            return .nothing
        }
        // After a tab nobody could say in which column a nested sequence starts.
        let mayStart = isAtContentStart || compact && !bytes[indicator..<position].contains(0x09)
        guard let properties = try readProperties() else {
            return try startBlockContent(below: indent, mayStart: mayStart, outer: nil, inner: nil)
        }
        let end = position
        skipBlanks()
        guard Self.isEnd(byte()) || isAtComment else {
            return try startBlockContent(below: indent, mayStart: mayStart, outer: nil, inner: properties)
        }
        try skipToContent()
        guard try holdsContent(below: indent, indentless: indentless) else {
            appendEmpty(properties, at: end)
            return .nothing
        }
        let inner = try readProperties()
        skipBlanks()
        if let inner, Self.isEnd(byte()) || isAtComment { throw failure("tag and anchor of a value stand on two lines", at: inner.start) }
        return try startBlockContent(below: indent, mayStart: true, outer: properties, inner: inner)
    }

    private func holdsContent(below indent: Int, indentless: Bool) throws(ReadingError) -> Bool {
        guard !isAtEnd else { return false }
        if !isAtContentStart || column > indent || indentless && column == indent && isAt("-") { return true }
        // Nothing else starts so, and some readers take it for the value.
        if byte() == UInt8(ascii: "|") || byte() == UInt8(ascii: ">") { throw failure("a | or > stands no further right than its key") }
        return false
    }

    /// Reads a node's content as far as it is no sequence and no map. `outer` stands on a line before it; `inner` on its own, where it may belong to a key.
    private mutating func startBlockContent(
        below indent: Int, mayStart: Bool, outer: YAMLProperties?, inner: YAMLProperties?
    ) throws(ReadingError) -> Rest {
        let start = inner?.start ?? position
        let column = start - lineStart
        switch byte() {
        case UInt8(ascii: "-") where isAt("-"):
            guard mayStart, inner == nil else { throw failure("a sequence must start on a line of its own") }
            return .sequence(append(.sequence, outer, at: start), column: column)
        case UInt8(ascii: "?") where isAt("?"):
            guard mayStart, inner == nil else { throw failure("a map must start on a line of its own") }
            return .map(append(.map, outer, at: start), column: column, isAtColon: false)
        case UInt8(ascii: ":") where isAt(":"): throw failure("a key is missing before the colon")
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            try readBlockScalar(below: indent, try joined(outer, inner))
            return .nothing
        default:
            let number = tree.nodes.count
            let line = lineStart
            // Whether the outer properties are this node's or those of a map whose first key it is, shows behind it; the number is the same.
            if let anchor = outer?.anchor { anchors[anchor] = Int32(number) }
            try readFlowNode(inner, below: indent)
            guard lineStart == line, isAtColon() else {
                if let outer { try add(outer, inner, to: number) }
                return .nothing
            }
            try checkKey(number)
            guard mayStart else {
                throw failure("a map must start on a line of its own; a value with \": \" in it needs quotes", at: start)
            }
            wrap(number, anchor: inner?.anchor, in: outer)
            return .map(number, column: column, isAtColon: true)
        }
    }

    private func joined(_ outer: YAMLProperties?, _ inner: YAMLProperties?) throws(ReadingError) -> YAMLProperties? {
        guard let outer, let inner else { return outer ?? inner }
        guard outer.tag == nil || inner.tag == nil, outer.anchor == nil || inner.anchor == nil else {
            throw failure("a value has two tags or two anchors", at: inner.start)
        }
        return YAMLProperties(start: outer.start, tag: outer.tag ?? inner.tag, anchor: outer.anchor ?? inner.anchor)
    }

    private mutating func add(_ outer: YAMLProperties, _ inner: YAMLProperties?, to number: Int) throws(ReadingError) {
        let properties = try joined(outer, inner)
        if tree.nodes[number].kind == .alias { throw failure("an alias has neither tag nor anchor", at: outer.start) }
        tree.nodes[number].start = UInt32(outer.start)
        tree.nodes[number].tag = properties?.tag
    }

    /// Whether the colon of a key follows; goes to it if so.
    private mutating func isAtColon() -> Bool {
        guard !isAtContentStart else { return false }
        skipBlanks()
        return isAt(":")
    }

    private mutating func readBlockSequence(_ sequence: Int, column: Int) throws(ReadingError) {
        try open(at: position)
        while true {
            position += 1
            try readBlockNode(below: column, compact: true, indentless: false)
            try finishLine()
            guard !isAtEnd, self.column == column, isAt("-") else { break }
        }
        try checkIndentation(column)
        close(sequence)
    }

    /// Reads a map from its first key on, or from the colon behind it.
    private mutating func readBlockMap(_ map: Int, column: Int, isAtColon: Bool) throws(ReadingError) {
        try open(at: Int(tree.nodes[map].content))
        var isAtColon = isAtColon
        var isExplicit = false
        while true {
            if !isAtColon {
                isExplicit = isAt("?")
                isAtColon = isExplicit ? try readExplicitKey(column: column) : try readKey()
            }
            if isAtColon {
                position += 1
                try readBlockNode(below: column, compact: isExplicit, indentless: true)
                try finishLine()
            } else {
                appendEmpty(at: position)
            }
            guard !isAtEnd, self.column == column else { break }
            isAtColon = false
        }
        try checkIndentation(column)
        close(map)
    }

    @inline(never)
    private func checkIndentation(_ column: Int) throws(ReadingError) {
        if !isAtEnd, self.column > column { throw failure("the indentation fits nothing above") }
    }

    /// Reads a key on a line of its own and stays at its colon.
    @inline(never)
    private mutating func readKey() throws(ReadingError) -> Bool {
        let start = position
        let line = lineStart
        if isAt("-") { throw failure("an entry of a sequence stands where a key is expected") }
        if isAt(":") { throw failure("a key is missing before the colon") }
        let properties = try readProperties()
        skipBlanks()
        let number = tree.nodes.count
        guard !Self.isEnd(byte()), byte() != UInt8(ascii: "|"), byte() != UInt8(ascii: ">") else { throw failure("a key is expected here") }
        try readFlowNode(properties, below: start - lineStart)
        guard lineStart == line, isAtColon() else { throw failure("a colon is expected after the key, on its line", at: start) }
        try checkKey(number)
        return true
    }

    /// Reads the key behind `?`; true when it stays at the colon of a value.
    private mutating func readExplicitKey(column: Int) throws(ReadingError) -> Bool {
        position += 1
        let number = tree.nodes.count
        try readBlockNode(below: column, compact: true, indentless: false)
        try checkKey(number)
        try finishLine()
        return !isAtEnd && self.column == column && isAt(":")
    }
}
