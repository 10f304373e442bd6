/// A condition of a template that cannot be decided before the deployment, and what it must come to.
package struct TemplateCondition: Hashable, Sendable {
    package let stack: String
    package let name: String
    /// What it is made of, so that two of one name are not taken for each other.
    package let definition: String
    package let isTrue: Bool
}

/// What is there where some conditions hold; always, where there are none.
package struct Conditional<Value> {
    package var value: Value
    package var when: Set<TemplateCondition>

    package init(_ value: Value, when: Set<TemplateCondition> = []) {
        self.value = value
        self.when = when
    }

    package func map<Other>(_ transform: (Value) -> Other) -> Conditional<Other> { Conditional<Other>(transform(value), when: when) }
}

extension Conditional: Equatable where Value: Equatable {}
extension Conditional: Hashable where Value: Hashable {}
