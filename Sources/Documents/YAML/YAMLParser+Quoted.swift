/// Scalars in quotes. Their further lines may stand anywhere, as the well-known readers have it.
extension YAMLParser {
    @inline(never)
    mutating func readSingleQuoted(_ properties: YAMLProperties?) throws(ReadingError) {
        let opening = position
        var text: [UInt8] = []
        position += 1
        var start = position
        while true {
            switch byte() {
            case UInt8(ascii: "'"):
                text += bytes[start..<position]
                position += 1
                guard byte() == UInt8(ascii: "'") else {
                    append(.text, properties, at: opening, text: String(decoding: text, as: UTF8.self))
                    return
                }
                start = position
                position += 1
            case 0x0A, 0x0D:
                text += trimmed(start..<position)
                text += try foldBreaks(from: opening)
                start = position
            case 0: throw failure("the text in quotes does not end", at: opening)
            default: position += 1
            }
        }
    }

    @inline(never)
    mutating func readDoubleQuoted(_ properties: YAMLProperties?) throws(ReadingError) {
        let opening = position
        var text: [UInt8] = []
        position += 1
        var start = position
        while true {
            switch byte() {
            case UInt8(ascii: "\""):
                text += bytes[start..<position]
                position += 1
                append(.text, properties, at: opening, text: String(decoding: text, as: UTF8.self))
                return
            case UInt8(ascii: "\\"):
                text += bytes[start..<position]
                position += 1
                if Self.isBreak(byte()) {
                    // The break goes, those of empty lines behind it stay.
                    let breaks = try skipBreaks(from: opening)
                    text += Array(repeating: 0x0A, count: breaks - 1)
                } else {
                    text += Array(try readEscape().utf8)
                }
                start = position
            case 0x0A, 0x0D:
                text += trimmed(start..<position)
                text += try foldBreaks(from: opening)
                start = position
            case 0: throw failure("the text in quotes does not end", at: opening)
            default: position += 1
            }
        }
    }

    /// What stands before a line break, without the blanks at its end.
    private func trimmed(_ range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var end = range.upperBound
        while end > range.lowerBound, Self.isBlank(bytes[end - 1]) { end -= 1 }
        return bytes[range.lowerBound..<end]
    }

    /// One line break is a space, more of them are one less.
    private mutating func foldBreaks(from opening: Int) throws(ReadingError) -> [UInt8] {
        let breaks = try skipBreaks(from: opening)
        return breaks == 1 ? [0x20] : Array(repeating: 0x0A, count: breaks - 1)
    }

    private mutating func skipBreaks(from opening: Int) throws(ReadingError) -> Int {
        var breaks = 0
        while Self.isBreak(byte()) {
            skipBreak()
            breaks += 1
            if isAtMarker("-") || isAtMarker(".") { throw failure("the text in quotes does not end", at: opening) }
            skipBlanks()
        }
        return breaks
    }

    private mutating func readEscape() throws(ReadingError) -> Unicode.Scalar {
        let escape = byte()
        defer { position += 1 }
        switch escape {
        case UInt8(ascii: "0"): return "\0"
        case UInt8(ascii: "a"): return "\u{7}"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "t"), 0x09: return "\t"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "v"): return "\u{B}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "e"): return "\u{1B}"
        case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): return Unicode.Scalar(escape)
        case UInt8(ascii: "N"): return "\u{85}"
        case UInt8(ascii: "_"): return "\u{A0}"
        case UInt8(ascii: "L"): return "\u{2028}"
        case UInt8(ascii: "P"): return "\u{2029}"
        case UInt8(ascii: "x"): return try readScalar(digits: 2)
        case UInt8(ascii: "u"): return try readScalar(digits: 4)
        case UInt8(ascii: "U"): return try readScalar(digits: 8)
        default: throw failure("\\ is followed by no known escape")
        }
    }

    /// Reads the digits of an escape, and the second half of a surrogate pair as JSON writes it; stays on the last digit.
    private mutating func readScalar(digits: Int) throws(ReadingError) -> Unicode.Scalar {
        let start = position - 1
        let value = try readHexadecimal(digits)
        if let scalar = Unicode.Scalar(value) { return scalar }
        guard digits == 4, value < 0xDC00, byte(1) == UInt8(ascii: "\\"), byte(2) == UInt8(ascii: "u") else {
            throw failure(digits == 4 ? "half of a surrogate pair stands alone" : "there is no such character", at: start)
        }
        position += 2
        let second = try readHexadecimal(4)
        guard (0xDC00..<0xE000).contains(second), let scalar = Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + (second - 0xDC00)) else {
            throw failure("half of a surrogate pair stands alone", at: start)
        }
        return scalar
    }

    private mutating func readHexadecimal(_ digits: Int) throws(ReadingError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            position += 1
            guard byte() < 0x80, let digit = Character(Unicode.Scalar(byte())).hexDigitValue else {
                throw failure("\(digits) hexadecimal digits are expected")
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
