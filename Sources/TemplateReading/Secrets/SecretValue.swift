import Documents

/// Whether a text that stands where a secret belongs is one.
package enum SecretValue {
    /// - Parameter name: what the place's name says.
    package static func isSecret(_ text: String, _ name: SecretName) -> Bool {
        // A setting about passwords, such as old_passwords: 1, is shorter than any.
        guard text.utf8.count >= 4, !isEmptyOrWord(text), !isReference(text) else { return false }
        switch name {
        case .password: return true
        case .token: return !text.utf8.allSatisfy { (48...57).contains($0) } && !isPath(text)
        case .secret: return looksRandom(text)
        }
    }

    private static func isEmptyOrWord(_ text: String) -> Bool {
        let word = text.lowercased()
        return text.allSatisfy { $0.isWhitespace || $0 == "*" } || words.contains(word)
    }

    private static let words: Set<String> = [
        "true", "false", "yes", "no", "on", "off", "none", "null", "required", "optional", "enabled", "disabled", "{}", "[]",
    ]

    /// What says where the secret is, or that it is still to come.
    private static func isReference(_ text: String) -> Bool {
        starts.contains(where: text.hasPrefix) || text.holds("{{resolve:") || text.holds("${")
    }

    private static let starts = ["arn:", "alias/", "http://", "https://", "ssm:", "secretsmanager:", "vault:", "<", "$"]

    /// `/shop/stripe/key`, `prod/stripe`: the name of a secret or a parameter. Random text in Base64 has slashes, too, but no short words.
    private static func isPath(_ text: String) -> Bool {
        let parts = text.split(separator: "/")
        guard text.hasPrefix("/") || parts.count > 1 else { return false }
        return parts.allSatisfy { part in part.utf8.count <= 24 && !looksRandom(String(part)) && part.utf8.allSatisfy { $0.isWordByte } }
    }

    /// Letters and digits without the breaks that names have, or marks that no name has.
    private static func looksRandom(_ text: String) -> Bool {
        let bytes = text.utf8
        if text.contains(where: { "!@#$%^&*=+?~".contains($0) }) && !text.contains(" ") { return true }
        guard bytes.count >= 16, !text.contains(where: { "-_./: ".contains($0) }) else { return false }
        return bytes.contains { (48...57).contains($0) } && bytes.contains { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool {
        switch self {
        case 48...57, 65...90, 97...122, 45, 46, 95: true
        default: false
        }
    }
}
