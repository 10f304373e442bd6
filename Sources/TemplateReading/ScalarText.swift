import Documents

extension JSON {
    /// A scalar as CloudFormation reads it where a text is wanted: `true`, `42`. Empty for objects, lists and null.
    package var scalarText: String {
        switch self {
        case .string(let text), .decimal(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): String(flag)
        default: ""
        }
    }
}
