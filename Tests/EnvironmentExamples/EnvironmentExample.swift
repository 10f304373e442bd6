import Documents
import TemplateReading

extension EnvironmentView {
    /// An environment out of the resources of its stacks, in YAML. A parameter `DataQueueArn` of whatever stack is fed by the output
    /// `QueueArn` of stack `data`. Where there is no section, all are resources.
    package init(_ stacks: KeyValuePairs<String, String>, region: String = "eu-west-3") throws {
        let templates = try stacks.map { name, yaml in (name, try Self.template(yaml)) }
        let names = templates.map(\.0)
        self.init(
            templates.map { name, root in
                var sources: [String: OutputSource] = [:]
                for parameter in root["Parameters"]?.object?.keys ?? [] {
                    guard let producer = names.first(where: { parameter.hasPrefix($0.prefix(1).uppercased() + $0.dropFirst()) }) else {
                        continue
                    }
                    sources[parameter] = OutputSource(stack: producer, output: String(parameter.dropFirst(producer.count)))
                }
                return StackView(name: name, stackName: "app-\(name)-test", template: TemplateView(root, region: region), sources: sources)
            })
    }

    /// One stack, `app`.
    package init(resources yaml: String) throws { try self.init(["app": yaml]) }

    private static func template(_ yaml: String) throws -> JSON {
        let isWhole = yaml.split(separator: "\n").contains { $0.hasPrefix("Resources:") }
        let text = isWhole ? yaml : "Resources:\n" + yaml.split(separator: "\n").map { "  \($0)\n" }.joined()
        return try Document(yaml: Array(text.utf8), file: "example", schema: .template).root
    }
}
