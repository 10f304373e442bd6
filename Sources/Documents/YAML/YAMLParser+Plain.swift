/// Scalars without quotes.
extension YAMLParser {
    /// - Parameter indent: the column that further lines are right of; nil inside of brackets.
    @inline(never)
    mutating func readPlain(_ properties: YAMLProperties?, below indent: Int?) throws(ReadingError) {
        try checkPlainStart(inFlow: indent == nil)
        let start = position
        var text: [UInt8] = []
        var lineOfText = position
        var end = readPlainLine(inFlow: indent == nil)
        // A single line is a slice of the text; only several are put together.
        while Self.isBreak(byte()), let breaks = try skipPlainBreaks(below: indent) {
            text += bytes[lineOfText..<end]
            text += breaks == 1 ? [UInt8(ascii: " ")] : Array(repeating: UInt8(ascii: "\n"), count: breaks - 1)
            lineOfText = position
            end = readPlainLine(inFlow: indent == nil)
            guard end > lineOfText else { break }
        }
        guard text.isEmpty else {
            text += bytes[lineOfText..<end]
            while text.last == UInt8(ascii: " ") || text.last == UInt8(ascii: "\n") { text.removeLast() }
            append(.plain, properties, at: start, text: String(decoding: text, as: UTF8.self))
            return
        }
        append(.plain, properties, at: start, text: String(decoding: bytes[start..<end], as: UTF8.self))
    }

    private func checkPlainStart(inFlow: Bool) throws(ReadingError) {
        switch byte() {
        case UInt8(ascii: "-"):
            if Self.isSpace(byte(1)) || inFlow && Self.isFlowIndicator(byte(1)) {
                throw failure("a value is expected here; a lone - needs quotes")
            }
        case UInt8(ascii: "?"), UInt8(ascii: ":"):
            // YAML 1.1 and 1.2 read them differently inside of brackets.
            if inFlow || Self.isSpace(byte(1)) { throw failure("a value is expected here; one that starts with ? or : needs quotes") }
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0: throw failure("a value is expected here")
        case UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
            throw failure("a value that starts with \(Character(Unicode.Scalar(byte()))) needs quotes")
        default: break
        }
    }

    /// Goes over the text of one line and the blanks behind it; gives the end of the text.
    private mutating func readPlainLine(inFlow: Bool) -> Int {
        var end = position
        while true {
            let byte = byte()
            if Self.isEnd(byte) { break }
            if Self.isBlank(byte) {
                position += 1
                continue
            }
            if byte == UInt8(ascii: "#"), position > end || position == lineStart { break }
            if byte == UInt8(ascii: ":"), Self.isSpace(self.byte(1)) || inFlow && Self.isFlowIndicator(self.byte(1)) { break }
            if inFlow, Self.isFlowIndicator(byte) { break }
            position += 1
            end = position
        }
        return end
    }

    /// Goes over line breaks to where the scalar goes on and gives their number; nil where it does not go on.
    private mutating func skipPlainBreaks(below indent: Int?) throws(ReadingError) -> Int? {
        var breaks = 0
        while true {
            skipBreak()
            breaks += 1
            while byte() == 0x20 { position += 1 }
            let spaces = column
            let tab = byte() == 0x09 ? position : nil
            skipBlanks()
            if Self.isBreak(byte()) { continue }
            guard position < bytes.count, !isAtComment else { return nil }
            if let indent, spaces <= indent {
                if let tab { throw failure("a tab stands in the indentation", at: tab) }
                contentStart = position
                return nil
            }
            if isAtMarker("-") || isAtMarker(".") {
                contentStart = position
                return nil
            }
            return breaks
        }
    }
}
