import Documents
import Registry

/// Holds the properties of resources against what AWS publishes of their types.
struct ResourceCheck {
    let template: TemplateView

    /// - Returns: the problems, each once; their paths start at `Properties`.
    func problems(of resource: TemplateView.Resource) -> [Problem] {
        guard let schema = template.schema(of: resource.type) else { return [] }
        let properties = JSON.object(resource.properties)
        let problems = Problems()
        var check = SchemaCheck(template)
        _ = check.evaluate(properties, schema.root, problems)
        for path in schema.readOnly where path.names.count == 1 && template.presence(of: resource.properties[path.names[0]]) == .present {
            problems.add(
                Problem(
                    rule: .readOnly, message: "\(path.names[0]) is set by AWS alone", remedy: "leave it out; read it by Fn::GetAtt",
                    path: path.names))
        }
        // Services that the rules speak of read names of engines and the like in any case.
        check.ignoresCase = true
        for rule in ResourceRegistry.rules(for: resource.type) where rule.region.map({ $0 == template.region }) ?? true {
            let found = Problems()
            for (path, value) in values(at: rule.path.names[...], of: properties) {
                check.path = path
                _ = check.evaluate(value, rule.schema, found)
            }
            for var problem in found.all {
                if rule.isAdvice { problem.rule = .discouraged }
                problems.add(problem)
            }
        }
        var seen: Set<[String]> = []
        return problems.all.filter { seen.insert($0.path + [$0.rule.rawValue, $0.message]).inserted }
    }

    /// The values that a path of the registry leads to, each with its own path; functions on the way are opened.
    private func values(at names: ArraySlice<String>, of value: JSON, below path: [String] = []) -> [(path: [String], value: JSON)] {
        guard let name = names.first else { return [(path, value)] }
        let rest = names.dropFirst()
        return template.possibilities(of: value).flatMap { alternative, written -> [(path: [String], value: JSON)] in
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
}
