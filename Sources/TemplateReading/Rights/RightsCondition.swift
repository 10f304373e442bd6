import Documents

/// When a statement holds: all clauses must, each for any of its values. No clause: always.
package struct RightsCondition: Hashable, Sendable {
    package struct Clause: Hashable, Sendable {
        /// `ForAllValues:StringLike`
        package let operation: String
        /// In lower case, since case does not count.
        package let key: String
        /// As it is written.
        package let spelling: String
        package let values: Set<ResolvedText>

        package init(_ operation: String, _ key: String, _ values: some Sequence<ResolvedText>) {
            self.operation = operation
            self.key = key.lowercased()
            spelling = key
            self.values = Set(values)
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.operation == right.operation && left.key == right.key && left.values == right.values
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(operation)
            hasher.combine(key)
            hasher.combine(values)
        }
    }

    package let clauses: Set<Clause>

    package init(_ clauses: some Sequence<Clause> = []) { self.clauses = Set(clauses) }

    package var isEmpty: Bool { clauses.isEmpty }

    package func renaming(_ names: [ResourceIdentity: ResourceIdentity]) -> RightsCondition {
        if names.isEmpty || isEmpty { return self }
        return RightsCondition(
            clauses.map { clause in Clause(clause.operation, clause.spelling, clause.values.map { $0.renaming(names) }) })
    }

    /// As compact JSON, in one order; nil where there is none.
    package var text: String? {
        if isEmpty { return nil }
        var operations = JSON.Object()
        for clause in clauses.sorted(by: { ($0.operation, $0.key) < ($1.operation, $1.key) }) {
            var keys = operations[clause.operation]?.object ?? [:]
            let values = clause.values.map(\.description).sorted().map(JSON.string)
            keys[clause.spelling] = values.count == 1 ? values[0] : .array(values)
            operations[clause.operation] = .object(keys)
        }
        return JSON.object(operations).compactText
    }
}

extension EnvironmentResolver {
    /// The condition of a statement; nil for one that depends on conditions of the template, or is no condition.
    func rightsCondition(_ value: JSON?, in stack: StackView) -> RightsCondition? {
        guard let value else { return RightsCondition() }
        let operations = objects(of: value, in: stack)
        if operations.isEmpty { return RightsCondition() }
        guard operations.count == 1, operations[0].when.isEmpty, case .object(let operations, let stack) = operations[0].value else {
            return nil
        }
        var clauses: [RightsCondition.Clause] = []
        for (operation, keys) in operations {
            guard case .object(let keys, let stack)? = objects(of: keys, in: stack).first?.value else { return nil }
            for (key, values) in keys {
                guard let values = certainElements(of: values, in: stack, depth: 0) else { return nil }
                clauses.append(
                    RightsCondition.Clause(operation, key, values.map(names.named)))
            }
        }
        return RightsCondition(clauses)
    }
}
