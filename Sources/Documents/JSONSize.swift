extension JSON {
    /// How many bytes the value takes when it is written, if that is more than `limit`; nil where it is not. Most values need not be written
    /// to know that.
    public func size(over limit: Int, _ layout: JSONWriter.Layout) -> Int? {
        guard bound(level: 0) > limit else { return nil }
        let size = JSONWriter.bytes(self, layout).count
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
}
