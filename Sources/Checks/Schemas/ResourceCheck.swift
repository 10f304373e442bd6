import Documents
import Registry
import TemplateReading

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
        for rule in template.knowledge(of: resource.type).rules where rule.region.map({ $0 == template.region }) ?? true {
            let found = Problems()
            for (path, value) in template.values(at: rule.path.names[...], of: properties) {
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
}
