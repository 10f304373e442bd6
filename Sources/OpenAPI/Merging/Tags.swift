import Documents

/// The documents' tags, joined by name.
enum Tags {
    /// Nil where no document describes a tag. Different descriptions of one tag stand one after the other.
    static func merged(_ documents: [APIDocument]) -> JSON? {
        var tags = JSON.Object()
        for tag in documents.flatMap({ $0.root["tags"]?.array ?? [] }) {
            guard let name = tag["name"]?.string, let object = tag.object else { continue }
            tags[name] = .object(tags[name]?.object.map { join($0, object) } ?? object)
        }
        return tags.isEmpty ? nil : .array(tags.values)
    }

    private static func join(_ first: JSON.Object, _ second: JSON.Object) -> JSON.Object {
        var result = first
        for (key, value) in second.members { result.insert(key, value) }
        if let one = first["description"]?.string, let other = second["description"]?.string,
            !"\n\n\(one)\n\n".holds("\n\n\(other)\n\n")
        {
            result["description"] = .string("\(one)\n\n\(other)")
        }
        return result
    }
}
