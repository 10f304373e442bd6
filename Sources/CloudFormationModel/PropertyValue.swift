/// Whatever can stand as the value of a property.
public protocol PropertyValue: Sendable {
    var expression: Expression { get }
    init(expression: Expression)
}
