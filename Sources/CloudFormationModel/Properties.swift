/// Properties in the order in which they were set. What was not given is not there.
public struct Properties: Sendable {
    /// Name and value of each, in the order in which they were first set.
    public private(set) var fields: [Expression.Field] = []

    /// No properties.
    public init() {}

    /// The properties as one object.
    public var expression: Expression { .object(fields) }

    /// A property by its name in CloudFormation, `QueueName`; set to nil, it is left out of the template.
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
