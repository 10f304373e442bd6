/// Writes JSON values as bytes: the same value gives the same bytes, always.
public struct JSONWriter: ~Copyable {
    public enum Layout: Sendable {
        /// No white space at all.
        case compact
        /// One space a level, one member a line, a line feed at the end. CloudFormation counts white space: with two spaces a level a
        /// template of ours is a fifth larger, and more of them are past what can be sent inline.
        case pretty
    }

    private var output = ByteBuffer()
    private let layout: Layout

    public static func bytes(_ value: JSON, _ layout: Layout = .pretty) -> [UInt8] {
        var writer = JSONWriter(layout: layout)
        writer.write(value, level: 0)
        if layout == .pretty { writer.output.append(UInt8(ascii: "\n")) }
        return writer.output.take()
    }

    private init(layout: Layout) { self.layout = layout }

    private mutating func write(_ value: JSON, level: Int) {
        switch value {
        case .null: output.append("null")
        case .bool(let value): output.append(value ? "true" : "false")
        case .integer(let value): output.append(String(value))
        case .decimal(let text): output.append(text)
        case .string(let value): quote(value)
        case .array(let elements):
            guard !elements.isEmpty else { return output.append("[]") }
            output.append(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                separate(position, level: level + 1)
                write(element, level: level + 1)
            }
            close(UInt8(ascii: "]"), level: level)
        case .object(let object):
            guard !object.isEmpty else { return output.append("{}") }
            output.append(UInt8(ascii: "{"))
            for (position, member) in object.members.enumerated() {
                separate(position, level: level + 1)
                quote(member.key)
                output.append(UInt8(ascii: ":"))
                if layout == .pretty { output.append(UInt8(ascii: " ")) }
                write(member.value, level: level + 1)
            }
            close(UInt8(ascii: "}"), level: level)
        }
    }

    private mutating func separate(_ position: Int, level: Int) {
        if position > 0 { output.append(UInt8(ascii: ",")) }
        startLine(level)
    }

    private mutating func close(_ bracket: UInt8, level: Int) {
        startLine(level)
        output.append(bracket)
    }

    private mutating func startLine(_ level: Int) {
        guard layout == .pretty else { return }
        output.append(UInt8(ascii: "\n"))
        output.append(UInt8(ascii: " "), count: level)
    }

    private mutating func quote(_ text: String) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            while let position = utf8.firstEscaped(from: start) {
                output.append(UnsafeBufferPointer(rebasing: utf8[start..<position]))
                output.append(Self.escape(utf8[position]))
                start = position + 1
            }
            output.append(UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        output.append(UInt8(ascii: "\""))
    }

    static func escape(_ byte: UInt8) -> String {
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
