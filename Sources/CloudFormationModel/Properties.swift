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
