/// A set of Unicode scalars: what one place of a pattern takes.
struct ScalarSet: Sendable {
    enum Part: Sendable {
        case range(ClosedRange<UInt32>)
        case property(Property, isNegated: Bool)
        case set(ScalarSet)
    }

    enum Property: Sendable {
        /// A general category by its letters: `L`, `Lu`, `Nd`.
        case category(String)
        case digit, word, space
        /// Java's names for classes of ASCII.
        case printable, graphic, alphanumeric, alphabetic, punctuation, lower, upper, control, ascii, any
    }

    var parts: [Part] = []
    /// What a scalar must be in beside `parts`: the right sides of `&&`.
    var intersections: [ScalarSet] = []
    var isNegated = false

    init(_ parts: [Part] = [], isNegated: Bool = false) {
        self.parts = parts
        self.isNegated = isNegated
    }

    init(_ scalar: Unicode.Scalar) { parts = [.range(scalar.value...scalar.value)] }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        (parts.contains { $0.contains(scalar) } && intersections.allSatisfy { $0.contains(scalar) }) != isNegated
    }
}

extension ScalarSet.Part {
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .range(let range): range.contains(scalar.value)
        case .property(let property, let isNegated): property.holds(for: scalar) != isNegated
        case .set(let set): set.contains(scalar)
        }
    }
}

extension ScalarSet.Property {
    /// The property of `\p{name}`; nil for one that is not known.
    init?(named name: String) {
        switch name {
        case "Print": self = .printable
        case "Graph": self = .graphic
        case "Alnum", "IsAlnum": self = .alphanumeric
        case "Alpha", "IsAlphabetic", "Alphabetic": self = .alphabetic
        case "Punct", "IsPunctuation": self = .punctuation
        case "Lower", "javaLowerCase": self = .lower
        case "Upper": self = .upper
        case "Digit", "IsDigit": self = .digit
        case "Space", "IsWhite_Space": self = .space
        case "Cntrl": self = .control
        case "ASCII", "InBasicLatin", "IsBasicLatin": self = .ascii
        case "Any": self = .any
        default:
            let letters = name.hasPrefix("Is") ? String(name.dropFirst(2)) : name
            guard Self.categories.contains(letters) else { return nil }
            self = .category(letters)
        }
    }

    func holds(for scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return switch self {
        case .digit: (0x30...0x39).contains(value)
        case .word: value < 0x80 && (Self.isASCIILetter(value) || (0x30...0x39).contains(value) || value == 0x5F)
        case .space: scalar.properties.isWhitespace
        case .printable: (0x20...0x7E).contains(value)
        case .graphic: (0x21...0x7E).contains(value)
        case .alphanumeric: value < 0x80 && (Self.isASCIILetter(value) || (0x30...0x39).contains(value))
        case .alphabetic: scalar.properties.isAlphabetic
        case .punctuation: (0x21...0x7E).contains(value) && !Self.isASCIILetter(value) && !(0x30...0x39).contains(value)
        case .lower: (0x61...0x7A).contains(value)
        case .upper: (0x41...0x5A).contains(value)
        case .control: value < 0x20 || value == 0x7F
        case .ascii: value < 0x80
        case .any: true
        case .category(let letters): scalar.properties.generalCategory.letters.hasPrefix(letters)
        }
    }

    private static func isASCIILetter(_ value: UInt32) -> Bool { (0x41...0x5A).contains(value & ~0x20) }

    private static let categories: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S",
        "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn",
    ]
}

extension Unicode.GeneralCategory {
    /// Unicode's short name of the category.
    var letters: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
