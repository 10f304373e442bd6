import Documents

/// What is wrong with a value, by the rule that it breaks.
struct Problem {
    enum Rule: String, CaseIterable {
        case property = "unknown-property"
        case required = "missing-property"
        case readOnly = "read-only-property"
        case type = "property-type"
        case value = "property-value"
        case pattern = "property-pattern"
        case length = "property-length"
        case range = "property-range"
        case count = "property-count"
        case duplicate = "property-duplicate"
        case combination = "property-combination"
        case reference = "reference-shape"
        /// AWS takes it, and should not be asked to: a version that is given up, a property without effect.
        case discouraged = "discouraged-value"
    }

    var rule: Rule
    var message: String
    var remedy: String?
    /// Below the resource's `Properties`.
    var path: [String]
}

/// Problems on their way: those of a branch that is only tried are thrown away.
final class Problems {
    private(set) var all: [Problem] = []

    func add(_ problem: Problem) { all.append(problem) }
    func add(_ problems: Problems) { all += problems.all }
}
