/// Whatever can stand as the value of a property.
public protocol PropertyValue: Sendable {
    var expression: Expression { get }
    init(expression: Expression)
}

/// One of the values that a schema lists. A value that is newer than the schema can be written as a string.
public protocol PropertyEnum: PropertyValue, ExpressibleByStringLiteral where StringLiteralType == String {}

extension PropertyEnum {
    public init(stringLiteral text: String) { self.init(expression: .string(text)) }
    public init(_ value: Value<String>) { self.init(expression: value.expression) }
}
