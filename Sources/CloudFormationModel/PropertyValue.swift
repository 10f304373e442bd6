/// Whatever can stand as the value of a property.
public protocol PropertyValue: Sendable {
    /// What is written into the template.
    var expression: Expression { get }
    /// Takes any expression as a value of this type: nothing is checked before the template is.
    init(expression: Expression)
}
