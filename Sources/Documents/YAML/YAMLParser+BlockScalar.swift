/// Literal (`|`) and folded (`>`) scalars.
extension YAMLParser {
    private enum Chomping { case strip, clip, keep }

    @inline(never)
    mutating func readBlockScalar(below indent: Int, _ properties: YAMLProperties?) throws(ReadingError) {
        let start = position
        let isFolded = byte() == UInt8(ascii: ">")
        position += 1
        let (indicator, chomping) = try readHeader()
        let (column, blank) = try findIndentation(indicator.map { max(indent, 0) + $0 }, below: indent)
        var text: [UInt8] = []
        let (breaks, isEnded) = readLines(column: column, isFolded: isFolded, blank: blank, into: &text)
        if chomping != .strip, isEnded { text.append(0x0A) }
        if chomping == .keep { text += Array(repeating: 0x0A, count: breaks) }
        // The line that is none of it starts anew.
        if position < bytes.count { position = lineStart }
        append(.text, properties, at: start, text: String(decoding: text, as: UTF8.self))
    }

    /// Reads what stands behind `|` or `>` up to the end of the line.
    private mutating func readHeader() throws(ReadingError) -> (indentation: Int?, Chomping) {
        var indentation: Int?
        var chomping: Chomping?
        loop: while true {
            switch byte() {
            case UInt8(ascii: "1")...UInt8(ascii: "9") where indentation == nil: indentation = Int(byte() - UInt8(ascii: "0"))
            case UInt8(ascii: "-") where chomping == nil: chomping = .strip
            case UInt8(ascii: "+") where chomping == nil: chomping = .keep
            default: break loop
            }
            position += 1
        }
        skipBlanks()
        if isAtComment { skipComment() }
        if byte() == UInt8(ascii: "#") { throw failure("a comment needs white space before its #") }
        guard Self.isEnd(byte()) else { throw failure("after | or > stand only an indentation from 1 to 9, + or -, and a comment") }
        if Self.isBreak(byte()) { skipBreak() }
        return (indentation, chomping ?? .clip)
    }

    /// Finds the column of the text, which its first line that is not blank gives unless the header does.
    /// - Returns: no column when there is no text, and the number of blank lines.
    private mutating func findIndentation(_ given: Int?, below indent: Int) throws(ReadingError) -> (column: Int?, blank: Int) {
        if let given { return (given, skipBlankLines(column: given)) }
        var blank = 0
        var widest = 0
        while true {
            while byte() == 0x20 { position += 1 }
            guard Self.isBreak(byte()) else { break }
            widest = max(widest, column)
            skipBreak()
            blank += 1
        }
        guard position < bytes.count, column > indent, !isAtMarker("-"), !isAtMarker(".") else { return (nil, blank) }
        // YAML 1.2 takes such a line for text, YAML 1.1 for a comment or an error.
        guard column > 0 else { throw failure("a text that is the whole document must be indented") }
        guard widest <= column else { throw failure("the first line of the text is less indented than a blank line before it") }
        return (column, blank)
    }

    /// Goes over blank lines and the indentation of the next.
    private mutating func skipBlankLines(column: Int) -> Int {
        var blank = 0
        while true {
            while self.column < column, byte() == 0x20 { position += 1 }
            guard Self.isBreak(byte()) else { return blank }
            skipBreak()
            blank += 1
        }
    }

    /// Reads the lines of the text, which starts with so many blank ones.
    /// - Returns: the number of blank lines behind the text, and whether its last line has a line break.
    private mutating func readLines(column: Int?, isFolded: Bool, blank: Int, into text: inout [UInt8]) -> (blank: Int, isEnded: Bool) {
        var blank = blank
        guard let column else { return (blank, false) }
        var previous: (isIndented: Bool, isEnded: Bool)?
        while self.column == column, position < bytes.count, !isAtMarker("-"), !isAtMarker(".") {
            // A line that starts with white space keeps the breaks around it.
            let isIndented = Self.isBlank(byte())
            if let previous {
                let folds = isFolded && !previous.isIndented && !isIndented
                if folds, blank == 0 { text.append(0x20) }
                if !folds { text.append(0x0A) }
            }
            text += repeatElement(0x0A, count: blank)
            let start = position
            while !Self.isEnd(byte()) { position += 1 }
            text += bytes[start..<position]
            previous = (isIndented, Self.isBreak(byte()))
            guard Self.isBreak(byte()) else { return (0, false) }
            skipBreak()
            blank = skipBlankLines(column: column)
        }
        return (blank, previous?.isEnded ?? false)
    }
}
