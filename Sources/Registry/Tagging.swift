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

extension ResourceSchema {
    /// Nil for a type that takes no tags.
    public var tagging: Tagging? {
        guard let tagging = self.member("tagging"), let property = tagging["property"]?.string else { return nil }
        func flag(_ key: String) -> Bool { tagging[key]?.bool ?? true }
        let path = PropertyPath(property)
        return Tagging(
            property: path, shape: shape(of: self[path]?.resolved), onCreate: flag("onCreate"), updatable: flag("updatable"),
            takesStackTags: flag("system"))
    }

    private func shape(of tags: PropertySchema?) -> Tagging.Shape {
        guard let tags else { return .other }
        if let element = tags.items?.resolved {
            for (key, value) in [("Key", "Value"), ("TagKey", "TagValue"), ("key", "value")]
            where element[key] != nil && element[value] != nil {
                return .list(key: key, value: value)
            }
            return .other
        }
        return tags.properties.isEmpty && tags.kinds.contains(.object) ? .map : .other
    }
}
