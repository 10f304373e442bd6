import Documents

/// What the text of a `$ref` names.
enum Reference: Hashable {
    /// `#/components/schemas/Order`
    case component(Component)
    /// Any other place of the same document.
    case place(JSONPointer)
    /// Another document, or an anchor.
    case elsewhere(String)

    init(_ text: String) {
        if let component = Component(plainReference: text) {
            self = .component(component)
            return
        }
        guard text.utf8.first == UInt8(ascii: "#"), let pointer = JSONPointer(Self.decode(text.dropFirst())) else {
            self = .elsewhere(text)
            return
        }
        let tokens = pointer.tokens
        self = tokens.count == 3 && tokens[0] == "components" ? .component(Component(tokens[1], tokens[2])) : .place(pointer)
    }

    /// The reference that stands in the place of a part; nil when the part itself stands there.
    init?(in value: JSON) {
        guard let text = value["$ref"]?.string else { return nil }
        self.init(text)
    }

    /// The component, where it is kept among those of the part's own kind.
    func component(of part: Part) -> Component? {
        guard case .component(let component) = self, component.section == part.section else { return nil }
        return component
    }

    var pointer: JSONPointer? {
        switch self {
        case .component(let component): component.pointer
        case .place(let pointer): pointer
        case .elsewhere: nil
        }
    }

    /// A fragment's percent escapes, decoded; one that escapes nothing stays as it is.
    private static func decode(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A component by the section it is kept in and its name.
struct Component: Hashable, Sendable {
    var section: String
    var name: String

    init(_ section: String, _ name: String) {
        self.section = section
        self.name = name
    }

    /// Reads `#/components/schemas/Order`, with nothing escaped in it: what nearly every reference is.
    init?(plainReference text: String) {
        let start = "#/components/"
        guard text.hasPrefix(start) else { return nil }
        var text = text
        let tokens = text.withUTF8 { bytes -> (section: String, name: String)? in
            let tokens = bytes[start.utf8.count...]
            guard let slash = tokens.firstIndex(of: UInt8(ascii: "/")) else { return nil }
            let name = tokens[(slash + 1)...]
            guard !tokens.contains(UInt8(ascii: "%")), !tokens.contains(UInt8(ascii: "~")), !name.contains(UInt8(ascii: "/")) else {
                return nil
            }
            return (String(decoding: tokens[..<slash], as: UTF8.self), String(decoding: name, as: UTF8.self))
        }
        guard let tokens else { return nil }
        self.init(tokens.section, tokens.name)
    }

    var pointer: JSONPointer { JSONPointer(["components", section, name]) }
    /// As a `$ref` names it.
    var reference: JSON {
        guard Self.isPlain(section), Self.isPlain(name) else { return .string("#\(pointer)") }
        var text = "#/components/"
        text.reserveCapacity(text.utf8.count + section.utf8.count + 1 + name.utf8.count)
        text += section
        text += "/"
        text += name
        return .string(text)
    }

    private static func isPlain(_ token: String) -> Bool { !token.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") } }
    /// What stands in the component's place.
    var asReference: JSON { ["$ref": reference] }
}
