import Documents

/// One place at which a resource is not as expected.
struct Difference {
    /// From the resource: `/Properties/VisibilityTimeout`.
    let path: JSONPointer
    let expected: String
    let found: String
    /// How far off it is; the nearest resource is that of the least sum.
    let weight: Double
}

extension Difference: CustomStringConvertible {
    var description: String { "\(path): expected \(expected), found \(found)" }
}

extension [Difference] {
    var weight: Double { reduce(0) { $0 + $1.weight } }

    /// The differences as lines of a message.
    var lines: String {
        let shown = prefix(12).map { "\n  \($0)" }.joined()
        return count > 12 ? shown + "\n  … and \(count - 12) more" : shown
    }
}
