import CRegistry
import Documents

/// A file of lines sorted by name, as it is embedded: `{"typeName":"AWS::SQS::Queue",…}`.
struct Lines: Sendable {
    private let source: @Sendable () -> loom_lines
    /// Where a line's name starts.
    private let nameOffset: Int

    static let schemas = Lines(of: "typeName") { loom_registry() }
    static let rules = Lines(of: "typeName") { loom_registry_rules() }
    static let actions = Lines(of: "service") { loom_iam_actions() }

    private init(of key: String, _ source: @escaping @Sendable () -> loom_lines) {
        self.source = source
        nameOffset = #"{"":""#.utf8.count + key.utf8.count
    }

    /// The line of `name`.
    subscript(name: String) -> JSON? {
        let lines = source()
        return start(of: name, in: lines).flatMap { Self.parse(lines, from: $0, to: loom_next_line(lines, $0)) }
    }

    /// One of the first members of the line, an object that holds none: the rest of the line is not parsed.
    func member(_ key: String, of name: String) -> JSON? {
        let lines = source()
        guard let line = start(of: name, in: lines) else { return nil }
        let label = Array("],\"\(key)\":".utf8)
        // It follows the regions, the first list of the line; where it is missing, something else does.
        var position = line
        while lines.bytes[position] != UInt8(ascii: "]") { position += 1 }
        for (offset, byte) in label.enumerated() where lines.bytes[position + offset] != byte { return nil }
        position += label.count
        var end = position
        while lines.bytes[end] != UInt8(ascii: "}") { end += 1 }
        return Self.parse(lines, from: position, to: end + 1)
    }

    /// Where the line of `name` starts, found by bisecting the bytes: neither an index nor any other line is read.
    private func start(of name: String, in lines: loom_lines) -> Int? {
        var name = name
        return name.withUTF8 { name in
            var low = 0
            var high = lines.count
            while low < high {
                var line = loom_next_line(lines, low + (high - low) / 2)
                // The last line before `high`: the next candidate is the first one, where no line starts in the upper half.
                if line >= high { line = low }
                switch compare(lines, line, name) {
                case 0: return line
                case ..<0: low = loom_next_line(lines, line)
                default: high = line
                }
            }
            return nil
        }
    }

    var names: [String] {
        let lines = source()
        var names: [String] = []
        var line = 0
        while line < lines.count {
            let start = lines.bytes + line + nameOffset
            var length = 0
            while start[length] != UInt8(ascii: "\"") { length += 1 }
            names.append(String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self))
            line = loom_next_line(lines, line)
        }
        return names
    }

    /// Negative when the name in the line at `line` sorts before `name`, 0 when it is that name.
    private func compare(_ lines: loom_lines, _ line: Int, _ name: UnsafeBufferPointer<UInt8>) -> Int {
        let start = lines.bytes + line + nameOffset
        for (offset, byte) in name.enumerated() {
            let other = start[offset]
            if other == UInt8(ascii: "\"") { return -1 }
            if other != byte { return Int(other) - Int(byte) }
        }
        return start[name.count] == UInt8(ascii: "\"") ? 0 : 1
    }

    private static func parse(_ lines: loom_lines, from start: Int, to end: Int) -> JSON? {
        try? JSON(parsing: Array(UnsafeBufferPointer(start: lines.bytes + start, count: end - start)))
    }
}
