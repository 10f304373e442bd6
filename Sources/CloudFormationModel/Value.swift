import Documents

/// One value of a known type: a literal, or what an intrinsic function gives at deployment. The type is a promise to the compiler only;
/// CloudFormation itself turns texts into numbers where a property asks for one.
public struct Value<T: Sendable>: PropertyValue, Hashable {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }
}

extension Value: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByStringLiteral,
    ExpressibleByStringInterpolation
where T == String {
    /// A text that is known now.
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
    /// A number that is known now. Arithmetic belongs in here, not in a literal's place: the compiler would look for it among values.
    public init(_ value: Int) { self.init(expression: .literal(.integer(value))) }
}

extension Value: ExpressibleByBooleanLiteral where T == Bool {
    /// A truth value that is known now.
    public init(_ value: Bool) { self.init(expression: .literal(.bool(value))) }
    public init(booleanLiteral value: Bool) { self.init(value) }
}

extension Value: ExpressibleByFloatLiteral where T == Double {
    /// A number that is known now, written whole where it is whole.
    public init(_ value: Double) { self.init(expression: .literal(JSON(value))) }
    public init(floatLiteral value: Double) { self.init(value) }
}

extension JSON {
    /// A number, written whole where it is whole.
    public init(_ value: Double) {
        if let integer = Int(exactly: value) { self = .integer(integer) } else { self = .decimal("\(value)") }
    }
}
