/// A text that was read: its value, and where in the text each value stands.
public struct Document: Sendable {
    /// The file's name as messages show it.
    public let file: String
    public let root: JSON
    let bytes: [UInt8]
    /// The byte at which each value starts, in the order in which the values stand in the text: four bytes a value, against a tree twice
    /// as large if each value carried its position.
    let starts: [UInt32]
    /// Where aliases and merge keys of YAML stand, each in the order of the text.
    var aliasStarts: [UInt32] = []
    var mergeKeyStarts: [UInt32] = []

    init(file: String, root: JSON, bytes: [UInt8], starts: [UInt32]) {
        self.file = file
        self.root = root
        self.bytes = bytes
        self.starts = starts
    }

    /// Where YAML's aliases (`*name`) stand, which CloudFormation itself does not take.
    public var aliases: [Position] { positions(of: aliasStarts) }
    /// Where YAML's merge keys (`<<`) stand, which CloudFormation itself does not take.
    public var mergeKeys: [Position] { positions(of: mergeKeyStarts) }

    /// The positions of bytes that are given in their order.
    func positions(of offsets: [UInt32]) -> [Position] {
        var line = 1
        var lineStart = 0
        var byte = 0
        return offsets.map { offset in
            while byte < offset {
                if bytes[byte] == UInt8(ascii: "\n") {
                    line += 1
                    lineStart = byte + 1
                }
                byte += 1
            }
            return Position(line: line, column: Int(offset) - lineStart + 1)
        }
    }

    /// Where the value at `pointer` starts; nil where there is none.
    public func position(of pointer: JSONPointer) -> Position? {
        var value = root
        var number = 0
        for token in pointer.tokens {
            number += 1
            switch value {
            case .object(let object):
                guard let index = object.members.firstIndex(where: { $0.key == token }) else { return nil }
                for member in object.members[..<index] { number += member.value.valueCount }
                value = object.members[index].value
            case .array(let array):
                guard let index = Int(token), array.indices.contains(index) else { return nil }
                for element in array[..<index] { number += element.valueCount }
                value = array[index]
            default: return nil
            }
        }
        return starts.indices.contains(number) ? Position(ofByte: Int(starts[number]), in: bytes) : nil
    }

    /// A finding about the value at `pointer`, with its place in the file.
    public func finding(
        _ rule: String, _ message: String, at pointer: JSONPointer, severity: Finding.Severity = .error, remedy: String? = nil
    ) -> Finding {
        Finding(rule, message, severity: severity, file: file, position: position(of: pointer), path: pointer, remedy: remedy)
    }
}

extension JSON {
    /// How many values it holds, itself included.
    var valueCount: Int {
        switch self {
        case .array(let array): array.reduce(1) { $0 + $1.valueCount }
        case .object(let object): object.members.reduce(1) { $0 + $1.value.valueCount }
        default: 1
        }
    }
}

/// A text that could not be read: what is wrong with it, and where.
public struct ReadingError: Error, Hashable, Sendable {
    public var message: String
    public var position: Position

    /// The error as a finding about `file`.
    public func finding(in file: String) -> Finding {
        Finding("unreadable-document", message, file: file, position: position)
    }
}
