import Documents
import Loom
import LoomTesting
import TemplateReading

extension EnvironmentView {
    /// A deployment as the readers of templates see it; each resource may be changed first.
    init(_ deployment: Deployment, changing change: (_ id: String, inout JSON) -> Void = { _, _ in }) {
        self.init(
            deployment.app.stacks.map { stack in
                var root = stack.template.json.object ?? [:]
                var resources = root["Resources"]?.object ?? [:]
                for (logicalID, var body) in resources {
                    change("\(stack.name)/\(logicalID)", &body)
                    resources[logicalID] = body == .null ? nil : body
                }
                root["Resources"] = .object(resources)
                let sources = stack.parameters.map { ($0.name, OutputSource(stack: $0.source.stack, output: $0.source.output)) }
                return StackView(
                    name: stack.name, stackName: stack.stackName, template: TemplateView(.object(root), region: stack.region.rawValue),
                    sources: Dictionary(uniqueKeysWithValues: sources))
            })
    }
}
