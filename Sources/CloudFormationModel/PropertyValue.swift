import Documents

/// Whatever can stand as the value of a property.
public protocol PropertyValue: Sendable {
    var expression: Expression { get }
    init(expression: Expression)
}

/// One value of a known type: a literal, or what an intrinsic function gives at deployment. The type is a promise to the compiler only;
/// CloudFormation itself turns texts into numbers where a property asks for one.
public struct Value<T: Sendable>: PropertyValue, Hashable {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }
}

extension Value: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByStringLiteral,
    ExpressibleByStringInterpolation
where T == String {
    public init(_ text: String) { self.init(expression: .string(text)) }
    public init(stringLiteral text: String) { self.init(text) }
    public init(stringInterpolation: TextInterpolation) { self.init(expression: .joined(stringInterpolation.parts)) }
}

/// What a number in a template can be taken for.
public protocol NumberValue: Sendable {}
extension Int: NumberValue {}
extension Double: NumberValue {}

extension Value: ExpressibleByIntegerLiteral where T: NumberValue {
    public init(integerLiteral value: Int) { self.init(expression: .literal(.integer(value))) }
}

extension Value where T == Int {
    public init(_ value: Int) { self.init(expression: .literal(.integer(value))) }
}

extension Value: ExpressibleByBooleanLiteral where T == Bool {
    public init(_ value: Bool) { self.init(expression: .literal(.bool(value))) }
    public init(booleanLiteral value: Bool) { self.init(value) }
}

extension Value: ExpressibleByFloatLiteral where T == Double {
    public init(_ value: Double) { self.init(expression: .literal(JSON(value))) }
    public init(floatLiteral value: Double) { self.init(value) }
}

extension JSON {
    /// A number, written whole where it is whole.
    public init(_ value: Double) {
        if let integer = Int(exactly: value) { self = .integer(integer) } else { self = .decimal("\(value)") }
    }
}

/// Text with values in it: `"arn:\(.partition):sqs:\(.region):\(.accountID):\(name)"`.
public struct TextInterpolation: StringInterpolationProtocol {
    var parts: [Expression] = []

    public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(2 * interpolationCount + 1) }
    public mutating func appendLiteral(_ literal: String) { parts.append(.string(literal)) }
    public mutating func appendInterpolation(_ value: Value<String>) { parts.append(value.expression) }
    public mutating func appendInterpolation(_ value: Value<Int>) {
        if case .literal(.integer(let number)) = value.expression {
            parts.append(.string(String(number)))
        } else {
            parts.append(value.expression)
        }
    }
    @_disfavoredOverload
    public mutating func appendInterpolation(_ text: String) { parts.append(.string(text)) }
    @_disfavoredOverload
    public mutating func appendInterpolation(_ number: Int) { parts.append(.string(String(number))) }
}

/// A list of values, written as an array literal or given by an intrinsic function.
///
/// The element is not constrained here, and the initialisers are inlined: a synth would otherwise look up at run time what each of some
/// hundred kinds of list is, for a fifth of its time.
public struct List<Element: Sendable>: PropertyValue {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }
}

extension List: ExpressibleByArrayLiteral where Element: PropertyValue {
    @inlinable public init(_ elements: some Sequence<Element>) { self.init(expression: .list(elements.map { $0.expression })) }
    @inlinable public init(arrayLiteral elements: Element...) { self.init(expression: .list(elements.map { $0.expression })) }
}

/// Values by key, in the order in which they are written.
public struct Map<Element: Sendable>: PropertyValue {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }
}

extension Map: ExpressibleByDictionaryLiteral where Element: PropertyValue {
    @inlinable public init(_ elements: some Sequence<(String, Element)>) {
        self.init(expression: .object(elements.map { Expression.Field($0, $1.expression) }))
    }
    @inlinable public init(dictionaryLiteral elements: (String, Element)...) { self.init(elements) }
}

/// JSON of any shape, for properties whose schema says no more than "object".
public struct Untyped: PropertyValue {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }
    public init(_ value: some PropertyValue) { expression = value.expression }
    public init(_ json: JSON) { expression = .literal(json) }
}

extension Untyped: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self.init(expression: .string(text)) }
    public init(stringInterpolation: TextInterpolation) { self.init(expression: .joined(stringInterpolation.parts)) }
    public init(integerLiteral value: Int) { self.init(.integer(value)) }
    public init(booleanLiteral value: Bool) { self.init(.bool(value)) }
    public init(floatLiteral value: Double) { self.init(JSON(value)) }
    public init(arrayLiteral elements: Untyped...) { self.init(expression: .list(elements.map(\.expression))) }
    public init(dictionaryLiteral elements: (String, Untyped)...) {
        self.init(expression: .object(elements.map { Expression.Field($0, $1.expression) }))
    }
}

/// One of the values that a schema lists. A value that is newer than the schema can be written as a string.
public protocol PropertyEnum: PropertyValue, ExpressibleByStringLiteral where StringLiteralType == String {}

extension PropertyEnum {
    public init(stringLiteral text: String) { self.init(expression: .string(text)) }
    public init(_ value: Value<String>) { self.init(expression: value.expression) }
}

/// An object with properties of its own.
public protocol PropertyBag: PropertyValue {}

/// Properties in the order in which they were set. What was not given is not there.
public struct Properties: Sendable {
    public private(set) var fields: [Expression.Field] = []

    public init() {}

    public var expression: Expression { .object(fields) }

    public subscript(name: String) -> Expression? {
        get { fields.first { $0.name == name }?.value }
        set {
            let index = fields.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): fields[index].value = value
            case (let index?, nil): fields.remove(at: index)
            case (nil, let value?): fields.append(Expression.Field(name, value))
            case (nil, nil): break
            }
        }
    }

    /// Sets a property that was not set before. It takes no generic value: each of some thousand calls would then look its type up at run
    /// time.
    public mutating func set(_ name: String, _ value: Expression?) {
        if let value { fields.append(Expression.Field(name, value)) }
    }
}
