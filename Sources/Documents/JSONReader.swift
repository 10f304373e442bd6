extension JSON {
    /// Reads one JSON text (RFC 8259), strictly.
    /// - Throws: `ReadingError` for anything else, a key that stands twice in one object, a lone surrogate, bytes that are not UTF-8, and
    ///   more than `JSONReader.depthLimit` levels.
    public init(parsing bytes: [UInt8]) throws(ReadingError) {
        self = try JSONReader.read(bytes, recordingStarts: false).root
    }
}

extension Document {
    /// Reads one JSON text and remembers where each value stands.
    public init(json bytes: [UInt8], file: String) throws(ReadingError) {
        let (root, starts) = try JSONReader.read(bytes, recordingStarts: true)
        self.init(file: file, root: root, bytes: bytes, starts: starts)
    }
}

public struct JSONReader: ~Copyable {
    /// Deeper texts are refused: the reader calls itself a level, and a stack has an end.
    public static let depthLimit = 512

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private var depth = 0
    private var starts: [UInt32] = []
    private let recordsStarts: Bool
    /// What the objects and arrays that are still open hold so far.
    private var members = Stack<JSON.Object.Member>()
    private var elements = Stack<JSON>()
    private var texts = RecentTexts()

    static func read(_ bytes: [UInt8], recordingStarts: Bool) throws(ReadingError) -> (root: JSON, starts: [UInt32]) {
        guard bytes.count < UInt32.max else {
            throw ReadingError(message: "a document of 4 GiB or more is not read", position: Position(line: 1, column: 1))
        }
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<(JSON, [UInt32]), ReadingError> in
            var reader = JSONReader(bytes: buffer, recordsStarts: recordingStarts)
            do throws(ReadingError) {
                let root = try reader.readText()
                return .success((root, reader.starts))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, recordsStarts: Bool) {
        self.bytes = bytes
        self.recordsStarts = recordsStarts
    }

    func failure(_ message: String, at offset: Int? = nil) -> ReadingError {
        ReadingError(message: message, position: Position(ofByte: offset ?? position, in: bytes))
    }

    private mutating func readText() throws(ReadingError) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let value = try readValue()
        skipWhitespace()
        guard position == bytes.count else { throw failure("text after the end of the document") }
        return value
    }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func readValue() throws(ReadingError) -> JSON {
        skipWhitespace()
        if recordsStarts { starts.append(UInt32(position)) }
        switch next {
        case UInt8(ascii: "{"): return .object(try readObject())
        case UInt8(ascii: "["): return .array(try readArray())
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readWord("true", .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): return try readNumber()
        case nil: throw failure("the document ends where a value is expected")
        default: throw failure("a value is expected here")
        }
    }

    private mutating func open() throws(ReadingError) {
        guard depth < Self.depthLimit else { throw failure("more than \(Self.depthLimit) levels of nesting") }
        depth += 1
        position += 1
    }

    private mutating func close() {
        depth -= 1
        position += 1
    }

    private mutating func readObject() throws(ReadingError) -> JSON.Object {
        try open()
        skipWhitespace()
        if next == UInt8(ascii: "}") {
            close()
            return JSON.Object()
        }
        let first = members.count
        var keys = Keys()
        while true {
            skipWhitespace()
            let start = position
            guard next == UInt8(ascii: "\"") else { throw failure(next == nil ? "the object does not end" : "a key in quotes is expected") }
            let key = try readString()
            let mark = Keys.mark(of: key, written: bytes[(start + 1)..<(position - 1)])
            guard keys.insert(key, mark, members, from: first) else {
                throw failure("the key \"\(key)\" stands twice in one object", at: start)
            }
            skipWhitespace()
            guard next == UInt8(ascii: ":") else { throw failure("a colon is expected after the key \"\(key)\"") }
            position += 1
            members.push((key, try readValue()))
            skipWhitespace()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                close()
                return JSON.Object(members.take(from: first), index: keys.index)
            default: throw failure(next == nil ? "the object does not end" : "a comma or } is expected")
            }
        }
    }

    private mutating func readArray() throws(ReadingError) -> [JSON] {
        try open()
        let first = elements.count
        skipWhitespace()
        if next == UInt8(ascii: "]") {
            close()
            return []
        }
        while true {
            elements.push(try readValue())
            skipWhitespace()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                close()
                return elements.take(from: first)
            default: throw failure(next == nil ? "the array does not end" : "a comma or ] is expected")
            }
        }
    }

    private mutating func readWord(_ word: StaticString, _ value: JSON) throws(ReadingError) -> JSON {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count, (0..<word.utf8CodeUnitCount).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] }) else {
            throw failure("a value is expected here")
        }
        position = end
        return value
    }

    private mutating func readString() throws(ReadingError) -> String {
        let opening = position
        let start = position + 1
        var end = start
        var all: UInt8 = 0
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") {
                position = end
                let text = all < 0x80 ? ascii(start..<end) : try decode(start..<end)
                position += 1
                return text
            }
            if byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            all |= byte
            end += 1
        }
        position = end
        return try readEscapedString(from: start, opening: opening)
    }

    /// Text that needs no proof that it is UTF-8.
    mutating func ascii(_ range: Range<Int>) -> String { texts.text(UnsafeBufferPointer(rebasing: bytes[range])) }

    private func decode(_ range: Range<Int>) throws(ReadingError) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw failure("the bytes are not UTF-8", at: range.lowerBound)
        }
        return text
    }

    private mutating func readEscapedString(from start: Int, opening: Int) throws(ReadingError) -> String {
        var text = ""
        var plain = start
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                text += try decode(plain..<position)
                position += 1
                return text
            case UInt8(ascii: "\\"):
                text += try decode(plain..<position)
                position += 1
                text.unicodeScalars.append(try readEscape())
                plain = position
            case 0..<0x20: throw failure("a control character stands in a string; write it as \\u00XX")
            default: position += 1
            }
        }
        throw failure("the string does not end", at: opening)
    }

    private mutating func readEscape() throws(ReadingError) -> Unicode.Scalar {
        defer { position += 1 }
        switch next {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnicodeEscape()
        default: throw failure("\\ is followed by no known escape")
        }
    }

    /// Reads the four digits after `\u`, and the second half of a surrogate pair; stays on the last digit.
    private mutating func readUnicodeEscape() throws(ReadingError) -> Unicode.Scalar {
        let first = try readCodeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "\\"),
            bytes[position + 2] == UInt8(ascii: "u")
        else { throw failure("half of a surrogate pair stands alone") }
        position += 2
        let second = try readCodeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw failure("half of a surrogate pair stands alone") }
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw failure("half of a surrogate pair stands alone") }
        return scalar
    }

    private mutating func readCodeUnit() throws(ReadingError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            position += 1
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw failure("four hexadecimal digits are expected after \\u")
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
