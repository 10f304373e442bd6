/// Texts that are secrets wherever they stand, by the shape that their makers give them.
package enum SecretShape {
    private struct Shape: Sendable {
        let start: [UInt8]
        /// How many letters, digits, hyphens and underscores follow at least.
        let length: Int
        let what: String

        init(_ start: String, _ length: Int, _ what: String) {
            self.start = Array(start.utf8)
            self.length = length
            self.what = what
        }
    }

    private static let shapes: [Shape] = [
        Shape("AKIA", 16, "an access key of AWS"), Shape("ASIA", 16, "an access key of AWS"), Shape("AIza", 35, "a key of Google"),
        Shape("ghp_", 36, "a token of GitHub"), Shape("gho_", 36, "a token of GitHub"), Shape("ghu_", 36, "a token of GitHub"),
        Shape("ghs_", 36, "a token of GitHub"), Shape("ghr_", 36, "a token of GitHub"), Shape("github_pat_", 22, "a token of GitHub"),
        Shape("glpat-", 20, "a token of GitLab"), Shape("sk_live_", 16, "a key of Stripe"), Shape("rk_live_", 16, "a key of Stripe"),
        Shape("xoxb-", 20, "a token of Slack"), Shape("xoxp-", 20, "a token of Slack"), Shape("npm_", 36, "a token of npm"),
        Shape("sk-", 32, "a key of OpenAI or Anthropic"),
    ]

    /// What a text holds: `a token of GitHub`; nil for no secret that can be told by its shape.
    package static func found(in text: String) -> String? {
        var text = text
        return text.withUTF8 { found(in: $0) }
    }

    private static func found(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count >= 12 else { return nil }
        for index in 0..<(bytes.count - 4) {
            switch bytes[index] {
            case UInt8(ascii: "A"), UInt8(ascii: "g"), UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "x"), UInt8(ascii: "n"):
                if index > 0, isWord(bytes[index - 1]) { continue }
                if let shape = shapes.first(where: { matches($0, bytes, at: index) }) { return shape.what }
            case UInt8(ascii: "-"):
                if isPrivateKey(bytes, at: index) { return "a private key" }
            case UInt8(ascii: ":"):
                if isSignIn(bytes, at: index) { return "a password in an address" }
            case UInt8(ascii: "="):
                if isAssignment(bytes, at: index) { return "a password" }
            default: break
            }
        }
        return nil
    }

    private static func matches(_ shape: Shape, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard starts(bytes, at: index, with: shape.start) else { return false }
        let start = index + shape.start.count
        var end = start
        while end < bytes.count, isWord(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
        guard end - start >= shape.length else { return false }
        // Keys of AWS have one length; those of its documentation end in EXAMPLE.
        if shape.start.count == 4, shape.length == 16 {
            return end - start == 16 && !starts(bytes, at: end - 7, with: Array("EXAMPLE".utf8))
                && bytes[start..<end].allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
        }
        return true
    }

    /// `-----BEGIN RSA PRIVATE KEY-----`, with something behind it.
    private static func isPrivateKey(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard starts(bytes, at: index, with: Array("-----BEGIN ".utf8)) else { return false }
        let line = bytes[index...].dropFirst(11).prefix(40)
        guard let dash = line.firstIndex(of: UInt8(ascii: "-")) else { return false }
        return starts(bytes, at: dash - 11, with: Array("PRIVATE KEY".utf8)) && bytes.count - dash > 64
    }

    /// `://user:password@host`, with the password written out.
    private static func isSignIn(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard starts(bytes, at: index, with: Array("://".utf8)) else { return false }
        var colon: Int?
        for place in (index + 3)..<bytes.count {
            switch bytes[place] {
            case UInt8(ascii: ":"):
                if colon == nil { colon = place }
            case UInt8(ascii: "@"):
                guard let colon else { return false }
                return place - colon > 1 && !bytes[(colon + 1)..<place].allSatisfy { $0 == UInt8(ascii: "*") }
            // A variable, a placeholder, or the end of the host.
            case UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "%"),
                0...32, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "?"):
                return false
            default: break
            }
        }
        return false
    }

    /// `Password=…` in a connection string or a script, with the password written out.
    private static func isAssignment(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let names = ["password", "pwd"].map { Array($0.utf8) }
        guard
            names.contains(where: { name in
                index >= name.count && zip(bytes[(index - name.count)..<index], name).allSatisfy { $0 | 0x20 == $1 }
            })
        else { return false }
        let value = bytes[(index + 1)...].prefix { $0.isWordLetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "!") }
        // What is shorter is a setting, and what goes on otherwise a variable or a call.
        let end = value.endIndex
        let isWhole = end == bytes.count || [UInt8(ascii: ";"), UInt8(ascii: "&"), 10, 13, 32, 34, 39].contains(bytes[end])
        return value.count >= 6 && isWhole
    }

    private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, with start: [UInt8]) -> Bool {
        guard index >= 0, bytes.count - index >= start.count else { return false }
        for offset in start.indices where bytes[index + offset] != start[offset] { return false }
        return true
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isWordLetter }
}

extension UInt8 {
    fileprivate var isWordLetter: Bool {
        switch self {
        case 48...57, 65...90, 97...122, 95: true
        default: false
        }
    }
}
