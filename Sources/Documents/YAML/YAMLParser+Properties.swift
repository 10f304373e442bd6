/// Tags and anchors.
extension YAMLParser {
    /// Reads a tag and an anchor, in either order; nil where there is neither. Stays behind the last.
    @inline(never)
    mutating func readProperties() throws(ReadingError) -> YAMLProperties? {
        guard byte() == UInt8(ascii: "&") || byte() == UInt8(ascii: "!") else { return nil }
        var properties = YAMLProperties(start: position)
        var end = position
        while true {
            if byte() == UInt8(ascii: "&") {
                guard properties.anchor == nil else { throw failure("a value has two anchors") }
                properties.anchor = try readName("anchor")
            } else if byte() == UInt8(ascii: "!") {
                guard properties.tag == nil else { throw failure("a value has two tags; write the outer function in its long form") }
                properties.tag = try readTag()
            } else {
                position = end
                return properties
            }
            end = position
            skipBlanks()
            // White space decides whether what follows is another property.
            if position == end { return properties }
        }
    }

    /// Reads the name behind `&` or `*`.
    mutating func readName(_ what: String) throws(ReadingError) -> [UInt8] {
        let start = position + 1
        position = start
        while !Self.isSpace(byte()), !Self.isFlowIndicator(byte()) { position += 1 }
        guard position > start else { throw failure("the \(what) has no name") }
        // YAML 1.1 ends a name before these.
        for end in start..<position where Self.endsName(bytes[end]) {
            throw failure("the name of the \(what) may not hold \(Character(Unicode.Scalar(bytes[end]))); put a space before it", at: end)
        }
        return Array(bytes[start..<position])
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"): true
        default: false
        }
    }

    private mutating func readTag() throws(ReadingError) -> YAMLTag {
        let start = position
        position += 1
        if byte() == UInt8(ascii: "<") { return try readVerbatimTag(from: start) }
        while !Self.isSpace(byte()), !Self.isFlowIndicator(byte()) { position += 1 }
        guard Self.isSpace(byte()) || byte() == UInt8(ascii: ",") || byte() == UInt8(ascii: "]") || byte() == UInt8(ascii: "}") else {
            throw failure("white space is expected after the tag")
        }
        let name = String(decoding: bytes[start + 1..<position], as: UTF8.self)
        if name.isEmpty { return .text }
        let isStandard = name.utf8.first == UInt8(ascii: "!")
        let rest = isStandard ? String(name.dropFirst()) : name
        guard rest.utf8.allSatisfy({ $0 != UInt8(ascii: "!") && $0 != UInt8(ascii: "%") }) else {
            throw failure("the tag !\(name.excerpt) is not read", at: start)
        }
        return isStandard ? .standard(rest) : .short(rest)
    }

    private mutating func readVerbatimTag(from start: Int) throws(ReadingError) -> YAMLTag {
        position += 1
        while byte() != UInt8(ascii: ">"), !Self.isSpace(byte()) { position += 1 }
        guard byte() == UInt8(ascii: ">") else { throw failure("the tag does not end", at: start) }
        let name = String(decoding: bytes[start + 2..<position], as: UTF8.self)
        position += 1
        let standard = "tag:yaml.org,2002:"
        if name.hasPrefix(standard) { return .standard(String(name.dropFirst(standard.count))) }
        if name.utf8.first == UInt8(ascii: "!"), name.utf8.count > 1 { return .short(String(name.dropFirst())) }
        throw failure("the tag !<\(name.excerpt)> is not read", at: start)
    }
}
