extension YAMLComposer {
    @inline(never)
    func scalar(_ node: YAMLNode) throws(ReadingError) -> JSON {
        switch node.tag {
        case nil where node.kind == .plain: return try plain(node)
        case nil, .short: return .string(node.text)
        case .text:
            // By the specification `!` makes a text of everything, by PyYAML a number of a number.
            let value = try plain(node)
            guard value.string != nil else {
                throw failure("readers disagree about the tag ! before what looks like a \(value.kind); leave it out", at: node)
            }
            return .string(node.text)
        case .standard("str"): return .string(node.text)
        case .standard(let name):
            let value = try plain(node)
            switch (name, value) {
            case ("null", .null), ("bool", .bool), ("int", .integer), ("float", .decimal): return value
            case ("int", .decimal(let text)) where text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }):
                return value
            case ("float", .integer(let number)): return .decimal("\(number).0")
            case ("null", _), ("bool", _), ("int", _), ("float", _):
                throw failure("the tag !!\(name.excerpt) does not fit \"\(node.text.excerpt)\"", at: node)
            default: throw failure("the tag !!\(name.excerpt) is not read here", at: node)
            }
        }
    }

    private func plain(_ node: YAMLNode) throws(ReadingError) -> JSON {
        do throws(YAMLSchema.Unspeakable) {
            return try schema.value(of: node.text)
        } catch {
            throw failure(error.message, at: node)
        }
    }

    /// The text of a key. JSON has no other keys than texts: a number is the text that it is written with, where every reader would write
    /// it so.
    @inline(never)
    func key(_ number: Int) throws(ReadingError) -> String {
        let key = nodes[number]
        let node = key.kind == .alias ? nodes[Int(key.target)] : key
        switch node.kind {
        case .text, .plain: break
        case .sequence, .map, .alias: throw failure("a key must be a text, not a \(node.kind)", at: key)
        }
        if case .short(let name) = node.tag { throw failure("a key cannot have the tag !\(name.excerpt)", at: key) }
        let value = try scalar(node)
        switch value {
        case .string(let text): return text
        case .integer(let number) where String(number) == node.text: return node.text
        case .bool(let value) where String(value) == node.text: return node.text
        case .decimal(let text) where text == node.text && Self.isShortest(text): return text
        case .null: throw failure(node.text.isEmpty ? "the key is empty" : "the key \(node.text) is null; put it in quotes", at: key)
        default: throw failure("the key \(node.text.excerpt) is a \(value.kind); put it in quotes", at: key)
        }
    }

    /// Whether no reader would write the decimal in another way.
    private static func isShortest(_ text: String) -> Bool {
        text.utf8.count <= 16 && text.utf8.contains(UInt8(ascii: ".")) && text.utf8.last != UInt8(ascii: "0")
            && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
            && !text.hasPrefix("0.000") && !text.hasPrefix("-0.000")
    }
}
