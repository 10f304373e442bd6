/// An argument that says something of a prefix: `/b2b=swagger/b2b.json`.
struct PrefixedValue {
    var prefix: String
    var value: String

    /// - Parameter shape: how such an argument is written.
    init(_ argument: String, shape: String) throws(WrongUse) {
        guard argument.hasPrefix("/"), let end = argument.firstIndex(of: "="), argument.index(after: end) != argument.endIndex else {
            throw WrongUse("\"\(argument)\" lacks a prefix or what stands under it", "write \(shape)")
        }
        prefix = String(argument[..<end])
        value = String(argument[argument.index(after: end)...])
    }
}
