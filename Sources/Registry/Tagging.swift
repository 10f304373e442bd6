import Documents

/// How a type takes tags.
public struct Tagging: Sendable, Hashable {
    public enum Shape: Sendable, Hashable {
        /// A list of objects with these two keys: `[{"Key": …, "Value": …}]`.
        case list(key: String, value: String)
        /// An object: `{"owner": "data"}`.
        case map
        /// None of these.
        case other
    }

    public let property: PropertyPath
    public let shape: Shape
    /// Whether tags can be given when the resource is made, and changed later.
    public let onCreate: Bool
    public let updatable: Bool
    /// Whether the tags of the stack reach the resource.
    public let takesStackTags: Bool
}

extension ResourceRegistry {
    /// How a type takes tags; nil for a type that takes none. It reads the start of the type's line only.
    public static func tagging(of typeName: String) -> Tagging? {
        Lines.schemas.member("tagging", of: typeName)?.object.map(Tagging.init)
    }
}

extension ResourceSchema {
    /// Nil for a type that takes no tags.
    public var tagging: Tagging? { member("tagging")?.object.map(Tagging.init) }
}

extension Tagging {
    init(_ json: JSON.Object) {
        func flag(_ key: String) -> Bool { json[key]?.bool ?? true }
        property = PropertyPath(json["property"]?.string ?? "")
        switch json["shape"] {
        case .array(let keys): shape = .list(key: keys.first?.string ?? "", value: keys.last?.string ?? "")
        case .string: shape = .map
        default: shape = .other
        }
        onCreate = flag("onCreate")
        updatable = flag("updatable")
        takesStackTags = flag("system")
    }
}
