/// How names of CloudFormation become names of Swift.
enum Naming {
    /// `VPCSecurityGroups` → `vpcSecurityGroups`, `IPV6Enabled` → `ipv6Enabled`, `us-east-1` → `usEast1`, `python3.12` → `python3_12`.
    static func lowerCamel(_ text: String) -> String {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
        guard let first = words.first else { return "" }
        var name = lowerHead(first)
        for word in words.dropFirst() {
            // Two digits that were apart stay apart: 3.12 is not 312.
            if let last = name.last, last.isNumber, let next = word.first, next.isNumber { name += "_" }
            let tail = isShouting(text) ? word.lowercased() : word
            name += tail.prefix(1).uppercased() + tail.dropFirst()
        }
        return name.first?.isNumber == true ? "_" + name : name
    }

    /// The same as a type's name: `launchTemplate` → `LaunchTemplate`.
    static func upperCamel(_ text: String) -> String {
        let name = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return name.first?.isNumber == true ? "_" + name : name
    }

    /// A name as it stands in Swift: in backticks where it is a word of the language.
    static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    /// Lowers the capitals at the start: all of `ARN`, `VPC` of `VPCId`, `T` of `TableName`, `TLS` of `TLSv1`.
    private static func lowerHead(_ word: String) -> String {
        let letters = Array(word)
        var run = letters.prefix { $0.isUppercase || $0.isNumber }.count
        let next = run < letters.count ? letters[run] : nil
        let isVersion = next == "v" && run + 1 < letters.count && letters[run + 1].isNumber
        let isPlural = next == "s" && (run + 1 == letters.count || letters[run + 1].isUppercase)
        if run > 1, next != nil, !isVersion, !(isPlural && letters[run - 1].isUppercase) {
            // The last capital starts the next word: the I of VPCId.
            if letters[run - 1].isUppercase { run -= 1 }
        }
        return String(letters[..<run]).lowercased() + String(letters[run...])
    }

    private static func isShouting(_ text: String) -> Bool { !text.contains(where: \.isLowercase) }

    private static let keywords: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum",
        "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
        "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static",
        "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while", "Any", "Self",
    ]

    /// Names that generated code uses itself, or that Swift keeps for itself inside a type.
    static let reservedTypes: Set<String> = [
        "Type", "Protocol", "Self", "Any", "String", "Int", "Double", "Bool", "Optional", "Value", "List", "Map", "Untyped",
        "PolicyDocument", "Properties", "Handle", "Expression", "ResourceAttributes", "TypedResource",
        "PropertyValue",
    ]

    /// What every resource has beside its attributes.
    static let reservedMembers: Set<String> = [
        "ref", "handle", "properties", "attributes", "typeName", "target", "attribute", "init", "expression",
    ]

    /// Arguments that every resource's initialiser has beside the properties.
    static let reservedArguments: Set<String> = ["attributes", "file", "line"]
}
