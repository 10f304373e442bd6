/// Values by key, in the order in which they are written.
public struct Map<Element: Sendable>: PropertyValue {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }
}

extension Map: ExpressibleByDictionaryLiteral where Element: PropertyValue {
    /// Members from a computation, in its order. A key that comes twice stands twice: nothing is merged.
    @inlinable public init(_ elements: some Sequence<(String, Element)>) {
        self.init(expression: .object(elements.map { Expression.Field($0, $1.expression) }))
    }
    @inlinable public init(dictionaryLiteral elements: (String, Element)...) { self.init(elements) }
}
