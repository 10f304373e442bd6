import Documents

/// What a value of a template is to be. Literals stand for themselves; of an object only the members named are looked at, at any depth:
///
///     ["VisibilityTimeout": 900, "RedrivePolicy": ["maxReceiveCount": .within(3...5)], "FifoQueue": .absent]
///
/// A text is compared with the value as text, what it refers to put in: `"data.DocumentsDeadLetters.Arn"`, `"shop-files-dev-{account}"`.
public struct Matcher: Sendable {
    indirect enum Kind: Sendable {
        case any, absent
        case value(JSON)
        case exactly(JSON)
        case object([(key: String, value: Matcher)])
        case list([Matcher])
        case containing([Matcher])
        case like(String)
        case within(least: Int?, most: Int?)
        case oneOf([Matcher])
        case not(Matcher)
        case document(Matcher)
        case satisfying(String, @Sendable (JSON) -> Bool)
    }

    let kind: Kind
    init(_ kind: Kind) { self.kind = kind }

    /// A text from a variable: literals need no initialiser.
    public init(_ text: String) { self.init(.value(.string(text))) }
    /// A number from a variable: literals need no initialiser.
    public init(_ number: Int) { self.init(.value(.integer(number))) }

    /// Something is there, whatever it is.
    public static let any = Matcher(.any)
    /// Nothing is there.
    public static let absent = Matcher(.absent)
    /// This and nothing else: an object has no other members.
    public static func exactly(_ value: JSON) -> Matcher { Matcher(.exactly(value)) }
    /// A list in which each of these has an element of its own, in any order, beside others.
    public static func containing(_ elements: Matcher...) -> Matcher { Matcher(.containing(elements)) }
    /// A text in which each `*` stands for any characters or none: `novialoom-*-prod`.
    public static func like(_ pattern: String) -> Matcher { Matcher(.like(pattern)) }
    /// A number in the range; a text of digits is none.
    public static func within(_ range: ClosedRange<Int>) -> Matcher {
        Matcher(.within(least: range.lowerBound, most: range.upperBound))
    }
    /// A number that is no less.
    public static func within(_ range: PartialRangeFrom<Int>) -> Matcher { Matcher(.within(least: range.lowerBound, most: nil)) }
    /// A number that is no more.
    public static func within(_ range: PartialRangeThrough<Int>) -> Matcher { Matcher(.within(least: nil, most: range.upperBound)) }
    /// What one of them takes.
    public static func oneOf(_ matchers: Matcher...) -> Matcher { Matcher(.oneOf(matchers)) }
    /// What it does not take; a property that is absent, too.
    public static func not(_ matcher: Matcher) -> Matcher { Matcher(.not(matcher)) }
    /// A text that holds a JSON document, as some policies do.
    public static func document(_ matcher: Matcher) -> Matcher { Matcher(.document(matcher)) }
    /// Anything for which `isMet` holds; `description` is what a message says was expected: `an even number`.
    public static func satisfying(_ description: String, _ isMet: @escaping @Sendable (JSON) -> Bool) -> Matcher {
        Matcher(.satisfying(description, isMet))
    }
}

extension Matcher: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self.init(text) }
    public init(integerLiteral number: Int) { self.init(number) }
    public init(floatLiteral number: Double) { self.init(.value(JSON(number))) }
    public init(booleanLiteral flag: Bool) { self.init(.value(.bool(flag))) }
    public init(arrayLiteral elements: Matcher...) { self.init(.list(elements)) }
    public init(dictionaryLiteral members: (String, Matcher)...) { self.init(.object(members.map { (key: $0, value: $1) })) }
}

extension Matcher: CustomStringConvertible {
    /// What a message says was expected.
    public var description: String {
        switch kind {
        case .any: "anything"
        case .absent: "nothing"
        case .value(let value): value.compactText
        case .exactly(let value): "exactly \(value.compactText)"
        case .object(let members): "{\(members.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
        case .list(let elements): "[\(Self.joined(elements))]"
        case .containing(let elements): "a list with \(Self.joined(elements))"
        case .like(let pattern): "a text like \"\(pattern)\""
        case .within(let least?, let most?): "\(least) to \(most)"
        case .within(let least?, nil): "\(least) or more"
        case .within(nil, let most?): "\(most) or less"
        case .within(nil, nil): "a number"
        case .oneOf(let matchers): "one of \(Self.joined(matchers))"
        case .not(let matcher): "not \(matcher)"
        case .document(let matcher): "a document \(matcher)"
        case .satisfying(let description, _): description
        }
    }

    private static func joined(_ matchers: [Matcher]) -> String { matchers.map(\.description).joined(separator: ", ") }

    /// How much it asks for: what is missed as a whole weighs as much as its parts.
    var weight: Double {
        switch kind {
        case .object(let members): members.reduce(1) { $0 + $1.value.weight }
        case .list(let elements), .containing(let elements): elements.reduce(1) { $0 + $1.weight }
        case .document(let matcher): matcher.weight
        default: 1
        }
    }
}
