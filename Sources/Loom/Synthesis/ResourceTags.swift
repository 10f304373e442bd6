import Documents
import Registry

/// Tags on every resource whose type takes some, in the shape that the type asks for.
struct ResourceTags {
    private var taggings: [String: Tagging?] = [:]

    /// Adds the tags after those that the resource was declared with; of two with one key the declared one stands.
    mutating func add(_ set: TagSet, to properties: inout JSON.Object, of type: String) {
        let tagging = taggings[type] ?? ResourceRegistry.tagging(of: type)
        taggings[type] = .some(tagging)
        guard let tagging, tagging.onCreate, tagging.property.names.count == 1, let name = tagging.property.names.first else { return }
        switch tagging.shape {
        case .list(let keyName, let valueName):
            var list = properties[name]?.array ?? []
            if list.isEmpty, keyName == "Key", valueName == "Value" {
                properties[name] = .array(set.list)
                return
            }
            let declared = list.compactMap { $0[keyName]?.string }
            for (key, value) in set.tags where !declared.contains(key) { list.append([keyName: .string(key), valueName: .string(value)]) }
            properties[name] = .array(list)
        case .map:
            var map = properties[name]?.object ?? [:]
            for (key, value) in set.tags { map.insert(key, .string(value)) }
            properties[name] = .object(map)
        case .other: return
        }
    }
}
