import Documents

extension TemplateView {
    /// The template as it is when no parameter is given another value than its default. What has none, or an empty one, stays open.
    package var byDefault: TemplateView {
        let defaults = parameters.reduce(into: [String: JSON]()) { defaults, parameter in
            let type = parameter.value["Type"]?.string ?? "String"
            guard let value = parameter.value["Default"], !value.scalarText.isEmpty, !type.hasPrefix("AWS::SSM::") else { return }
            let isList = type == "CommaDelimitedList" || type.hasPrefix("List<")
            defaults[parameter.key] = isList ? .array(value.scalarText.split(separator: ",").map { .string($0.trimmed) }) : value
        }
        guard !defaults.isEmpty, var resources = root["Resources"]?.object else { return self }
        for (name, resource) in resources { resources[name] = Self.replacing(defaults, in: resource) }
        var root = root
        root["Resources"] = .object(resources)
        return TemplateView(.object(root), region: region)
    }

    private static func replacing(_ defaults: [String: JSON], in value: JSON) -> JSON {
        switch value {
        case .object(let object):
            if object.count == 1, let name = object["Ref"]?.string, let value = defaults[name] { return value }
            return .object(JSON.Object(object.map { ($0.key, replacing(defaults, in: $0.value)) }))
        case .array(let array): return .array(array.map { replacing(defaults, in: $0) })
        default: return value
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
