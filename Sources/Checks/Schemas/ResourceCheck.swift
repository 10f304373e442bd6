import Documents
import Registry
import TemplateReading

/// Holds the properties of resources against what AWS publishes of their types.
final class ResourceCheck {
    private let template: TemplateView
    private var types: [String: CompiledType?] = [:]

    init(template: TemplateView) { self.template = template }

    private func type(_ name: String) -> CompiledType? {
        if let known = types[name] { return known }
        let type = CompiledType(template.knowledge(of: name), region: template.region)
        types[name] = .some(type)
        return type
    }

    /// - Returns: the problems, each once; their paths start at `Properties`.
    func problems(of resource: TemplateView.Resource) -> [Problem] {
        guard let type = type(resource.type) else { return [] }
        let properties = JSON.object(resource.properties)
        let problems = Problems()
        var check = SchemaCheck(template)
        _ = check.evaluate(properties, type.root, problems)
        for name in type.readOnly where template.presence(of: resource.properties[name]) == .present {
            problems.add(
                Problem(
                    rule: .readOnly, message: "\(name) is set by AWS alone", remedy: "leave it out; read it by Fn::GetAtt", path: [name]))
        }
        // Services that the rules speak of read names of engines and the like in any case.
        check.ignoresCase = true
        for rule in type.rules {
            let found = Problems()
            for (path, value) in template.values(at: rule.path[...], of: properties) {
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
