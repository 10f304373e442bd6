import Documents

/// JSON of any shape, for properties whose schema says no more than "object".
public struct Untyped: PropertyValue {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }
    /// A typed value where any is taken: `["KmsKeyId": Untyped(key.arn)]`.
    public init(_ value: some PropertyValue) { expression = value.expression }
    /// JSON as it stands; intrinsic functions in it are written as objects.
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
