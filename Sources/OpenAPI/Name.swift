/// Names that several documents' parts must share without meeting.
enum Name {
    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }

    /// `Order-Input` gives `OrderInput`: letters and digits only, each word with a capital.
    static func alphanumeric(_ name: String) -> String {
        var bytes: [UInt8] = []
        var startsWord = true
        for byte in name.utf8 {
            let isLetter = isAlphanumeric(byte)
            let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
            if isLetter { bytes.append(startsWord && isSmall ? byte - 0x20 : byte) }
            startsWord = !isLetter
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The characters that OpenAPI 3.0 allows in a component's name.
    static func component(_ name: String) -> String {
        let bytes = name.utf8.map {
            isAlphanumeric($0) || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains($0) ? $0 : UInt8(ascii: "_")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func capitalized(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    /// `name`, or `name2`, `name3` … where it is taken; takes what it returns.
    static func unique(_ name: String, separator: String = "", taken: inout Set<String>) -> String {
        var candidate = name
        var number = 2
        while !taken.insert(candidate).inserted {
            candidate = "\(name)\(separator)\(number)"
            number += 1
        }
        return candidate
    }
}
