import Registry
import TemplateReading

/// What is known of a resource type, with its schemas compiled.
final class CompiledType {
    struct Rule {
        /// Below `Properties`.
        let path: [String]
        let isAdvice: Bool
        let schema: CompiledSchema
    }

    let root: CompiledSchema
    /// Properties that AWS alone sets.
    let readOnly: [String]
    /// What is to be checked beside the schema, in the region.
    let rules: [Rule]
    private let definitions: [CompiledDefinitions]

    init?(_ entry: TypeKnowledge.Entry, region: String) {
        guard let schema = entry.schema else { return nil }
        let rules = entry.rules.filter { $0.region.map { $0 == region } ?? true }
        definitions = (0...rules.count).map { _ in CompiledDefinitions() }
        root = CompiledSchema(schema.root, definitions[0])
        readOnly = schema.readOnly.filter { $0.names.count == 1 }.map { $0.names[0] }
        self.rules = zip(rules, definitions.dropFirst()).map { rule, definitions in
            Rule(path: rule.path.names, isAdvice: rule.isAdvice, schema: CompiledSchema(rule.schema, definitions))
        }
    }
}
