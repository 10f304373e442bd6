/// What the name of a value says of it: `DB_PASSWORD`, `clientSecret`, `/shop/stripe/api-key`.
package enum SecretName {
    /// A password: any text is one.
    case password
    /// A key or a token, unless it is plainly something else.
    case token
    /// A secret, or the name of one.
    case secret

    /// Nil for what holds no secret: `PasswordPolicy`, `SECRET_ARN`, `TokenExpiry`.
    package init?(_ name: String) {
        guard Self.mayBe(name) else { return nil }
        let words = Self.words(of: name)
        guard let last = words.last else { return nil }
        let before = words.dropLast().last ?? ""
        switch last {
        case "passwords", "passwd", "pwd", "passphrase": self = .password
        case _ where last.hasSuffix("password"): self = .password
        case "pass" where Self.signIns.contains(before): self = .password
        case "token" where !Self.harmlessTokens.contains(before): self = .token
        case "apikey", "secretkey", "privatekey", "authtoken", "accesstoken", "oauthtoken": self = .token
        case "key" where Self.keys.contains(before): self = .token
        case "secret" where Self.secrets.contains(before): self = .token
        case "secret", "credential", "credentials": self = .secret
        default: return nil
        }
    }

    /// Whether a property of CloudFormation of this name is a secret for certain, whatever its type.
    package static func isProperty(_ name: String) -> Bool {
        guard mayBe(name), name.utf8.first.map({ $0 != UInt8(ascii: "/") }) == true else { return false }
        let words = words(of: name)
        guard let last = words.last else { return false }
        if last.hasSuffix("password") || last == "passwords" || last == "passphrase" { return true }
        return words.count > 1 && properties.contains("\(words[words.count - 2]) \(last)")
    }

    private static let properties: Set<String> = [
        "auth token", "oauth token", "access token", "secret token", "client secret", "secret string", "private key", "key value",
        "secret key", "access key",
    ]
    private static let keys: Set<String> = [
        "api", "access", "secret", "private", "encryption", "signing", "auth", "shared", "license", "webhook", "subscription",
    ]
    private static let secrets: Set<String> = ["client", "jwt", "webhook", "shared", "signing", "session", "cookie", "hmac", "oauth"]
    /// What one signs in to with a `PASS`, which alone may be many things.
    private static let signIns: Set<String> = [
        "admin", "auth", "db", "database", "ftp", "login", "mail", "mongo", "mysql", "pg", "postgres", "redis", "root", "smtp", "user",
    ]
    /// Marks of a page or a request.
    private static let harmlessTokens: Set<String> = [
        "next", "request", "continuation", "pagination", "page", "idempotency", "invalidation",
    ]

    /// Most names end otherwise: the last letters tell.
    private static func mayBe(_ name: String) -> Bool {
        // No shorter name is one: tags have a Key each.
        guard let last = name.utf8.last, name.utf8.count > 3 || name.utf8.count == 3 && last | 0x20 == UInt8(ascii: "d") else {
            return false
        }
        switch last | 0x20 {
        case UInt8(ascii: "d"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "y"), UInt8(ascii: "s"), UInt8(ascii: "e"),
            UInt8(ascii: "g"), UInt8(ascii: "l"):
            break
        default: return false
        }
        return endings.contains { ending in
            let bytes = ending.utf8
            return name.utf8.count >= bytes.count && zip(name.utf8.reversed(), bytes.reversed()).allSatisfy { $0 | 0x20 == $1 }
        }
    }

    private static let endings: [StaticEnding] = [
        "word", "words", "pass", "passwd", "pwd", "phrase", "token", "key", "secret", "credential", "credentials", "secretstring",
        "keyvalue",
    ].map(StaticEnding.init)

    private struct StaticEnding: Sendable {
        let utf8: [UInt8]
        init(_ text: String) { utf8 = Array(text.utf8) }
    }

    /// `DBMasterPassword` as `db`, `master`, `password`.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        let letters = Array(name)
        for (index, letter) in letters.enumerated() {
            guard letter.isLetter || letter.isNumber else {
                if !word.isEmpty { words.append(word) }
                word = ""
                continue
            }
            if letter.isUppercase, index > 0 {
                let startsWord = letters.indices.contains(index + 1) && letters[index + 1].isLowercase
                if letters[index - 1].isLowercase || letters[index - 1].isUppercase && startsWord, !word.isEmpty {
                    words.append(word)
                    word = ""
                }
            }
            word.append(contentsOf: letter.lowercased())
        }
        return word.isEmpty ? words : words + [word]
    }
}
