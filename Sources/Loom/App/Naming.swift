/// Names of resources: `{app}-{service}-{env}`, made here and nowhere else.
public struct Naming: Sendable, Hashable {
    /// The app's name: `novialoom`.
    public let app: String
    /// What ends each name; nil for what exists once per account.
    public let environment: String?

    public init(app: String, environment: String?) {
        self.app = app
        self.environment = environment
    }

    /// The name of `service`. A later `generation` ends in its number, so that a resource with a fixed name can be replaced: the new one
    /// must exist before the old one goes.
    public func name(_ service: String, generation: Int = 1) -> String {
        var parts = [app, service]
        if let environment { parts.append(environment) }
        if generation > 1 { parts.append(String(generation)) }
        return parts.joined(separator: "-")
    }

    /// `mainQueue` and `MainQueue` as `main-queue`.
    static func kebab(_ identifier: String) -> String {
        var result = ""
        var previous: Character?
        let characters = Array(identifier)
        for (index, character) in characters.enumerated() {
            if character.isUppercase, let before = previous {
                let startsWord = characters.indices.contains(index + 1) && characters[index + 1].isLowercase
                if !before.isUppercase || startsWord { result.append("-") }
            }
            result.append(character.lowercased())
            previous = character
        }
        return result
    }

    /// `gateway-b2b` and `gatewayB2B` as `GatewayB2b` and `GatewayB2B`: what a logical ID is made of.
    static func pascal(_ identifier: String) -> String {
        asciiPascal(identifier)
            ?? identifier.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// Nearly all identifiers are ASCII, and there each byte is a character.
    private static func asciiPascal(_ identifier: String) -> String? {
        var result: [UInt8] = []
        var startsWord = true
        for byte in identifier.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): result.append(startsWord ? byte - 0x20 : byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): result.append(byte)
            case 0x80...: return nil
            default:
                startsWord = true
                continue
            }
            startsWord = false
        }
        return String(decoding: result, as: UTF8.self)
    }
}
