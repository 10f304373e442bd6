/// Writes JSON values as bytes: the same value gives the same bytes, always.
public struct JSONWriter {
    public enum Layout: Sendable {
        /// No white space at all.
        case compact
        /// One space a level, one member a line, a line feed at the end. CloudFormation counts white space: with two spaces a level a
        /// template of ours is a fifth larger, and more of them are past what can be sent inline.
        case pretty
    }

    public private(set) var bytes: [UInt8] = []
    private let layout: Layout

    public static func bytes(_ value: JSON, _ layout: Layout = .pretty) -> [UInt8] {
        var writer = JSONWriter(layout: layout)
        writer.write(value, level: 0)
        if layout == .pretty { writer.bytes.append(UInt8(ascii: "\n")) }
        return writer.bytes
    }

    private init(layout: Layout) { self.layout = layout }

    private mutating func write(_ value: JSON, level: Int) {
        switch value {
        case .null: write("null")
        case .bool(let value): write(value ? "true" : "false")
        case .integer(let value): write(String(value))
        case .decimal(let text): write(text)
        case .string(let value): quote(value)
        case .array(let elements):
            guard !elements.isEmpty else { return write("[]") }
            bytes.append(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                separate(position, level: level + 1)
                write(element, level: level + 1)
            }
            close("]", level: level)
        case .object(let object):
            guard !object.isEmpty else { return write("{}") }
            bytes.append(UInt8(ascii: "{"))
            for (position, member) in object.members.enumerated() {
                separate(position, level: level + 1)
                quote(member.key)
                write(layout == .pretty ? ": " : ":")
                write(member.value, level: level + 1)
            }
            close("}", level: level)
        }
    }

    private mutating func separate(_ position: Int, level: Int) {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        startLine(level)
    }

    private mutating func close(_ bracket: Unicode.Scalar, level: Int) {
        startLine(level)
        bytes.append(UInt8(ascii: bracket))
    }

    private mutating func startLine(_ level: Int) {
        guard layout == .pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<level { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for position in utf8.indices where utf8[position] < 0x20 || utf8[position] == 0x22 || utf8[position] == 0x5C {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<position]))
                write(Self.escape(utf8[position]))
                start = position + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x09: "\\t"
        default: "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
