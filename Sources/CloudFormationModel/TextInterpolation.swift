/// Text with values in it: `"arn:\(.partition):sqs:\(.region):\(.accountID):\(name)"`.
public struct TextInterpolation: StringInterpolationProtocol {
    var parts: [Expression] = []

    public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(2 * interpolationCount + 1) }
    public mutating func appendLiteral(_ literal: String) { parts.append(.string(literal)) }
    /// A value of the deployment: a reference, a pseudo parameter.
    public mutating func appendInterpolation(_ value: Value<String>) { parts.append(value.expression) }
    /// A number, which CloudFormation writes as text.
    public mutating func appendInterpolation(_ value: Value<Int>) {
        if case .literal(.integer(let number)) = value.expression {
            parts.append(.string(String(number)))
        } else {
            parts.append(value.expression)
        }
    }
    /// A text that is known now.
    @_disfavoredOverload
    public mutating func appendInterpolation(_ text: String) { parts.append(.string(text)) }
    /// A number that is known now.
    @_disfavoredOverload
    public mutating func appendInterpolation(_ number: Int) { parts.append(.string(String(number))) }
}
