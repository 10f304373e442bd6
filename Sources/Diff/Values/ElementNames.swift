import Documents
import TemplateReading

/// What the elements of a list are called: tags by their key, statements by their `Sid`.
struct ElementNames {
    let old: [String]
    let new: [String]

    /// Nil where they have no names, or two have the same.
    init?(_ old: [JSON], _ new: [JSON], _ shape: Shape) {
        guard (old + new).allSatisfy({ $0.object?.isFunction == false }) else { return nil }
        for keys in Self.candidates(shape) {
            if let old = Self.names(of: old, by: keys), let new = Self.names(of: new, by: keys) {
                self.old = old
                self.new = new
                return
            }
        }
        return nil
    }

    /// All names that a list's elements can go by, the likeliest first.
    static func all(of elements: [JSON], _ shape: Shape) -> [[String]] { candidates(shape).compactMap { names(of: elements, by: $0) } }

    private static func candidates(_ shape: Shape) -> [[String]] {
        let single = keys.map { [$0] }
        return shape.uniqueKeys.isEmpty ? single : [shape.uniqueKeys] + single
    }

    private static func names(of elements: [JSON], by keys: [String]) -> [String]? {
        var names: [String] = []
        for element in elements {
            let parts = keys.compactMap { element[$0].flatMap(name) }
            guard parts.count == keys.count else { return nil }
            names.append(parts.joined(separator: " "))
        }
        return Set(names).count == names.count ? names : nil
    }

    private static func name(_ value: JSON) -> String? {
        switch value {
        case .string(let text): text
        case .integer, .decimal: value.scalarText
        case .object(let object) where object.isFunction:
            object["Ref"]?.string ?? object["Fn::Sub"]?.string
                ?? object["Fn::GetAtt"]?.array?.compactMap(\.string).joined(separator: ".")
        default: nil
        }
    }

    /// The likeliest first.
    private static let keys = [
        "Key", "TagKey", "key", "Sid", "Name", "name", "Id", "ID", "IndexName", "AttributeName", "PolicyName", "ContainerName",
        "ParameterKey", "ParameterName", "DeviceName", "VirtualName", "PathPattern", "ErrorCode", "Priority",
    ]
}
