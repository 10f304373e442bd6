import Documents

/// What cfn-lint checks of a resource beside its schema: combinations that the service refuses, instance types of a region.
public struct ResourceRule: Sendable {
    private let json: JSON.Object

    init(_ json: JSON.Object) { self.json = json }

    /// cfn-lint's name for the rule: `E3501`; a `W` is a warning there.
    public var id: String { json["id"]?.string ?? "" }
    /// Whether AWS takes what it speaks against.
    public var isAdvice: Bool { id.hasPrefix("W") }
    /// What it looks at, below `Properties`; empty for all properties together.
    public var path: PropertyPath { PropertyPath(json["at"]?.string ?? "") }
    /// The only region in which it holds.
    public var region: String? { json["region"]?.string }
    public var schema: PropertySchema {
        PropertySchema(json["schema"] ?? .bool(true), definitions: json["definitions"]?.object ?? [:], isBranch: true)
    }
}
