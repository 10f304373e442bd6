import Documents

extension TemplateView {
    /// The values that a path of the registry leads to, each with its own path; functions on the way are opened.
    package func values(at names: ArraySlice<String>, of value: JSON, below path: [String] = []) -> [(path: [String], value: JSON)] {
        guard let name = names.first else { return [(path, value)] }
        let rest = names.dropFirst()
        return possibilities(of: value).flatMap { alternative, written -> [(path: [String], value: JSON)] in
            guard case .value(let value) = alternative else { return [] }
            let path = path + written
            switch value {
            case .object(let object):
                if name == "*" { return object.flatMap { values(at: rest, of: $0.value, below: path + [$0.key]) } }
                return object[name].map { values(at: rest, of: $0, below: path + [name]) } ?? []
            case .array(let array):
                // Some paths of the registry pass over the list.
                let rest = name == "*" ? rest : names
                return array.enumerated().flatMap { values(at: rest, of: $1, below: path + [String($0)]) }
            default: return []
            }
        }
    }

    /// The values that a path below a resource's properties leads to, with their paths from the template's root. `*` stands for each
    /// element of a list.
    package func values(at names: String..., in resource: Resource) -> [(path: [String], value: JSON)] {
        values(at: names[...], of: .object(resource.properties), below: resource.path)
    }

    /// The objects that a path leads to; what only AWS knows is left out.
    package func objects(at names: String..., in resource: Resource) -> [(path: [String], object: JSON.Object)] {
        values(at: names[...], of: .object(resource.properties), below: resource.path).flatMap { path, value in
            possibilities(of: value).compactMap { alternative, written in
                guard case .value(.object(let object)) = alternative else { return nil }
                return (path + written, object)
            }
        }
    }

    /// An object, or the objects of a list, with their paths; what only AWS knows is left out.
    package func objects(in value: JSON?, below path: [String]) -> [(path: [String], object: JSON.Object)] {
        guard let value else { return [] }
        return possibilities(of: value).flatMap { alternative, written -> [(path: [String], object: JSON.Object)] in
            switch alternative {
            case .value(.object(let object)): return [(path + written, object)]
            case .value(.array(let array)):
                return array.enumerated().flatMap { index, element in objects(in: element, below: path + written + [String(index)]) }
            default: return []
            }
        }
    }

    /// What a value can only be; nil where that is not certain.
    package func certain(_ value: JSON?) -> JSON? {
        guard let value else { return nil }
        guard Intrinsic.stands(in: value) else { return value }
        let alternatives = alternatives(of: value)
        guard alternatives.count == 1, case .value(let only) = alternatives[0] else { return nil }
        return only
    }

    package func certainNumber(_ value: JSON?) -> Int? {
        certain(value).flatMap { $0.integer ?? $0.string.flatMap(Int.init) }
    }

    package func certainFlag(_ value: JSON?) -> Bool? {
        certain(value).flatMap { $0.bool ?? ["true": true, "false": false][$0.string?.lowercased() ?? ""] }
    }

    package func certainText(_ value: JSON?) -> String? { certain(value)?.string }

    /// The elements of a list; nil where some of them are not certain to be there.
    package func certainElements(_ value: JSON?) -> [JSON]? {
        guard let elements = certain(value)?.array else { return nil }
        return elements.allSatisfy { presence(of: $0) == .present } ? elements : nil
    }

    /// A property that has a default: the default where it is not written, nil where it is not certain.
    package func number(_ value: JSON?, orDefault number: Int) -> Int? { presence(of: value) == .absent ? number : certainNumber(value) }

    /// The resource that a value refers to, if it can be no other.
    package func target(of value: JSON?) -> Resource? {
        guard let value else { return nil }
        let alternatives = alternatives(of: value)
        guard alternatives.count == 1, case .reference(let logicalID, _) = alternatives[0] else { return nil }
        return resource(logicalID)
    }

    /// The resource that a value refers to, or whose fixed name it is.
    package func target(of value: JSON?, type: String, name: String) -> Resource? {
        if let target = target(of: value) { return target.type == type ? target : nil }
        guard let text = certainText(value) else { return nil }
        return self.resource(of: type, where: name, is: text)
    }
}

extension TemplateView.Resource {
    /// From the template's root to the properties.
    package var path: [String] { ["Resources", logicalID, "Properties"] }

    /// Whether it is always there.
    package var isUnconditional: Bool { body["Condition"] == nil }
}
