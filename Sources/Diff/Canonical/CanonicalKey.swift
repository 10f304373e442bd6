import Documents

extension JSON {
    /// One text for all values that are equal, whatever the order of their members: what lists without an order are sorted by.
    var canonicalKey: String {
        var key = ""
        appendKey(to: &key)
        return key
    }

    private func appendKey(to key: inout String) {
        switch self {
        case .null: key += "n"
        case .bool(let flag): key += flag ? "t" : "f"
        case .integer(let number): key += "i\(number)"
        case .decimal(let text): key += "d\(text)"
        case .string(let text): key += "s\(text.utf8.count):\(text)"
        case .array(let elements):
            key += "["
            for element in elements { element.appendKey(to: &key) }
            key += "]"
        case .object(let object):
            key += "{"
            for (name, value) in object.members.sorted(by: { $0.key < $1.key }) {
                key += "\(name.utf8.count):\(name)"
                value.appendKey(to: &key)
            }
            key += "}"
        }
    }
}

extension [JSON] {
    /// The same elements in an order that does not depend on how they were written.
    var sortedByContent: [JSON] {
        if count < 2 { return self }
        return map { (key: $0.canonicalKey, value: $0) }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Sorted, each element once.
    var asSet: [JSON] {
        var seen: Set<JSON> = []
        return filter { seen.insert($0).inserted }.sortedByContent
    }
}
