import Documents
import Loom
import TemplateReading

/// One of two states of an environment: its stacks, and the documents beside them by their names.
struct Side: Sendable {
    /// A template with what feeds its parameters.
    struct Stack: Sendable {
        /// In the app: `data`.
        var name: String
        /// In CloudFormation: `novialoom-data-prod`.
        var stackName: String
        var region: String
        var template: JSON
        var sources: [String: OutputSource]
    }

    var stacks: [Stack] = []
    var documents: [String: JSON] = [:]

    var view: EnvironmentView {
        EnvironmentView(
            stacks.map {
                StackView(
                    name: $0.name, stackName: $0.stackName, template: TemplateView($0.template, region: $0.region), sources: $0.sources)
            })
    }
}

extension Side {
    init(_ synthesized: SynthesizedApp) {
        stacks = synthesized.stacks.map { stack in
            Stack(
                name: stack.name, stackName: stack.stackName, region: stack.region.rawValue, template: stack.template.json,
                sources: Dictionary(
                    stack.parameters.map { ($0.name, OutputSource(stack: $0.source.stack, output: $0.source.output)) }
                ) { first, _ in first })
        }
        documents = Dictionary(synthesized.reviewedDocuments.map { ($0.name, $0.content) }) { first, _ in first }
    }
}
