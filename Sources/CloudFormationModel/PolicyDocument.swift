/// An IAM policy: a list of statements.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>
public struct PolicyDocument: PropertyValue {
    public let expression: Expression

    public init(expression: Expression) { self.expression = expression }

    /// Version `2012-10-17` of IAM's language; statements in this order.
    public init(_ statements: [Statement]) {
        expression = .object([
            .init("Version", .string("2012-10-17")),
            .init("Statement", .list(statements.map(\.expression))),
        ])
    }

    /// Version `2012-10-17` of IAM's language; statements in this order.
    public init(_ statements: Statement...) { self.init(statements) }
}
