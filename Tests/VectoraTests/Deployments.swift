import Loom
import LoomTesting
import VectoraStacks

/// Vectora in each of its environments, synthesized once.
extension Deployment {
    private static let all = Dictionary(uniqueKeysWithValues: Environment.allCases.map { ($0, Deployment(of: VectoraApp.self, in: $0)) })

    static func of(_ environment: Environment) -> Deployment { all[environment] ?? Deployment(of: VectoraApp.self, in: environment) }
}

extension SynthesizedApp {
    /// The one stack.
    var stack: SynthesizedStack { stacks[0] }

    func input(_ name: String) -> ParameterInput? { stack.inputs.first { $0.name == name }?.input }
}
