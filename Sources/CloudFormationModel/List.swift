/// A list of values, written as an array literal or given by an intrinsic function.
///
/// The element is not constrained here, and the initialisers are inlined: a synth would otherwise look up at run time what each of some
/// hundred kinds of list is, for a fifth of its time.
public struct List<Element: Sendable>: PropertyValue {
    public let expression: Expression
    public init(expression: Expression) { self.expression = expression }
}

extension List: ExpressibleByArrayLiteral where Element: PropertyValue {
    /// A list whose elements are known now, from a computation: `List(zones.map { … })`.
    @inlinable public init(_ elements: some Sequence<Element>) { self.init(expression: .list(elements.map { $0.expression })) }
    @inlinable public init(arrayLiteral elements: Element...) { self.init(expression: .list(elements.map { $0.expression })) }
}
