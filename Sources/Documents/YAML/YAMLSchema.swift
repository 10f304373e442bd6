/// What an unquoted word of a YAML text means.
public enum YAMLSchema: Sendable, CaseIterable {
    /// YAML 1.2's core schema, which OpenAPI prescribes: `no` and `0b1` are texts, `0o17` and `1e3` numbers.
    case core
    /// YAML 1.1 as templates are read, with CloudFormation's short tags: `no` is false, `017` is 15, `1:30` is 90, `1e3` is a text.
    /// Timestamps stay texts.
    case template
}

extension YAMLSchema {
    /// A word with a meaning that JSON has no value for.
    struct Unspeakable: Error {
        var message: String
    }

    /// The value of an unquoted scalar.
    func value(of text: String) throws(Unspeakable) -> JSON {
        guard let first = text.utf8.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return try number(text) ?? .string(text)
        case UInt8(ascii: "~"): return text == "~" ? .null : .string(text)
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"),
            UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "o"), UInt8(ascii: "O"):
            return word(text) ?? .string(text)
        default: return .string(text)
        }
    }

    private func word(_ text: String) -> JSON? {
        guard text.utf8.count <= 5 else { return nil }
        switch text {
        case "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        guard self == .template else { return nil }
        switch text {
        case "yes", "Yes", "YES", "on", "On", "ON": return .bool(true)
        case "no", "No", "NO", "off", "Off", "OFF": return .bool(false)
        default: return nil
        }
    }

    /// The value of a scalar that starts as a number may; nil when it is none.
    func number(_ text: String) throws(Unspeakable) -> JSON? {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN":
            throw Unspeakable(message: "\(text.excerpt) is a number that JSON cannot hold; put it in quotes if it is meant as text")
        default: break
        }
        var scan = NumberScan(text)
        return switch self {
        case .core: try scan.core()
        case .template: try scan.template()
        }
    }
}

extension String {
    /// Its beginning, for a message: somebody else's text can be long.
    var excerpt: String {
        let beginning = prefix(40)
        return beginning.endIndex == endIndex ? self : beginning + "…"
    }
}
