/// A condition of a template, made of comparisons.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html>
public struct Condition: PropertyValue {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }

    /// `Fn::Equals`.
    public static func equals(_ left: Value<String>, _ right: Value<String>) -> Condition {
        Condition(expression: .function("Fn::Equals", .list([left.expression, right.expression])))
    }

    /// `Fn::Not`.
    public static prefix func ! (condition: Condition) -> Condition {
        Condition(expression: .function("Fn::Not", .list([condition.expression])))
    }

    /// `Fn::And`.
    public static func && (left: Condition, right: Condition) -> Condition {
        Condition(expression: .function("Fn::And", .list([left.expression, right.expression])))
    }

    /// `Fn::Or`.
    public static func || (left: Condition, right: Condition) -> Condition {
        Condition(expression: .function("Fn::Or", .list([left.expression, right.expression])))
    }

    /// Another condition of the template, by name.
    public static func named(_ name: String) -> Condition {
        Condition(expression: .object([.init("Condition", .string(name))]))
    }
}
