extension JSON {
    /// How many bytes the value takes when it is written, if that is more than `limit`; nil where it is not. Of most values the length of
    /// their texts tells.
    public func size(over limit: Int, _ layout: JSONWriter.Layout) -> Int? {
        guard bound(level: 0) > limit else { return nil }
        let size = size(layout, level: 0) + (layout == .pretty ? 1 : 0)
        return size > limit ? size : nil
    }

    /// No fewer bytes than it takes in either layout, if every byte of its texts were escaped.
    private func bound(level: Int) -> Int {
        let line = level + 5
        return switch self {
        case .null, .bool, .integer: 21
        case .decimal(let text), .string(let text): 3 + 6 * text.utf8.count
        case .array(let elements): elements.reduce(2 * line) { $0 + line + $1.bound(level: level + 1) }
        case .object(let object):
            object.members.reduce(2 * line) { $0 + line + 3 + 6 * $1.key.utf8.count + $1.value.bound(level: level + 1) }
        }
    }

    private func size(_ layout: JSONWriter.Layout, level: Int) -> Int {
        switch self {
        case .null: return 4
        case .bool(let flag): return flag ? 4 : 5
        case .integer(let number): return String(number).utf8.count
        case .decimal(let text): return text.utf8.count
        case .string(let text): return text.quotedSize
        case .array(let elements):
            guard !elements.isEmpty else { return 2 }
            return elements.reduce(Self.frame(of: elements.count, layout, level)) { $0 + $1.size(layout, level: level + 1) }
        case .object(let object):
            guard !object.isEmpty else { return 2 }
            let colon = layout == .pretty ? 2 : 1
            return object.members.reduce(Self.frame(of: object.count, layout, level)) {
                $0 + $1.key.quotedSize + colon + $1.value.size(layout, level: level + 1)
            }
        }
    }

    /// Brackets, commas, and the lines that they start.
    private static func frame(of count: Int, _ layout: JSONWriter.Layout, _ level: Int) -> Int {
        2 + count - 1 + (layout == .pretty ? count * (level + 2) + level + 1 : 0)
    }
}

extension String {
    /// How many bytes it takes as a JSON text, quotation marks included.
    fileprivate var quotedSize: Int {
        var text = self
        return text.withUTF8 { utf8 in
            var size = utf8.count + 2
            var start = 0
            while let position = utf8.firstEscaped(from: start) {
                size += JSONWriter.escape(utf8[position]).utf8.count - 1
                start = position + 1
            }
            return size
        }
    }
}
