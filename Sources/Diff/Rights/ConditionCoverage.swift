import TemplateReading

extension RightsCondition {
    /// Whether this holds wherever `other` does.
    func covers(_ other: RightsCondition) -> Coverage {
        if Self.follows(self, from: other) { return .yes }
        // Where this follows the other way round only, it holds more seldom.
        return Self.follows(other, from: self) ? .no : .unknown
    }

    /// Whether each clause of `weaker` follows from one of `stronger`.
    private static func follows(_ weaker: RightsCondition, from stronger: RightsCondition) -> Bool {
        weaker.clauses.allSatisfy { clause in stronger.clauses.contains { clause.follows(from: $0) } }
    }
}

extension RightsCondition.Clause {
    fileprivate func follows(from other: RightsCondition.Clause) -> Bool {
        if self == other { return true }
        guard operation == other.operation, key == other.key else { return false }
        let name = operation.split(separator: ":").last.map(String.init) ?? operation
        // What must be none of the values is stronger the more there are.
        if name.hasPrefix("StringNot") || name.hasPrefix("ArnNot") || name.hasPrefix("NotIpAddress") || name.hasPrefix("NumericNot")
            || name.hasPrefix("DateNot")
        {
            return values.isSubset(of: other.values)
        }
        if other.values.isSubset(of: values) { return true }
        guard name.hasPrefix("StringLike") || name.hasPrefix("ArnLike") else { return false }
        let patterns = values.map(WildcardPattern.init)
        return other.values.allSatisfy { value in patterns.contains { $0.covers(WildcardPattern(value)) == .yes } }
    }
}

/// Whether what is there when `when` holds is there whenever `other` does.
func presence(_ when: Set<TemplateCondition>, covers other: Set<TemplateCondition>) -> Coverage {
    if when.isSubset(of: other) { return .yes }
    return other.isSubset(of: when) ? .no : .unknown
}
