import Loom
import TemplateReading

extension EnvironmentView {
    /// The stacks of an app as the readers of templates see them.
    init(_ app: SynthesizedApp) {
        self.init(
            app.stacks.map { stack in
                let sources = stack.parameters.map { ($0.name, OutputSource(stack: $0.source.stack, output: $0.source.output)) }
                return StackView(
                    name: stack.name, stackName: stack.stackName,
                    template: TemplateView(stack.template.json, region: stack.region.rawValue),
                    sources: Dictionary(sources) { first, _ in first })
            })
    }
}
