import CloudFormationModel
import Documents

/// The parameters and conditions that a stack declares itself, and where the values come from.
struct DeclaredParameters {
    private(set) var parameters: [Template.Parameter] = []
    private(set) var inputs: [(name: String, input: ParameterInput)] = []
    private(set) var conditions = JSON.Object()
    private var names: [Target: String] = [:]
    private var conditionNames: [Target: String] = [:]

    func has(_ name: String) -> Bool { parameters.contains { $0.name == name } }
    func name(of target: Target) -> String? { names[target] }
    func input(of target: Target) -> ParameterInput? { name(of: target).flatMap { name in inputs.first { $0.name == name }?.input } }

    /// The stack that shows the value of a parameter; nil for one that no other stack shows.
    func existingStack(behind target: Target) -> String? {
        if case .output(_, let stack, _) = input(of: target) { stack } else { nil }
    }

    mutating func add(_ parameter: Template.Parameter, as target: Target, from input: ParameterInput) {
        parameters.append(parameter)
        inputs.append((parameter.name, input))
        names[target] = parameter.name
    }

    mutating func add(condition: Condition, as target: Target, named name: String) {
        let value = condition.expression.json { resolve($0) ?? "unresolved" }
        conditions[name] = value
        conditionNames[target] = name
    }

    /// What stands for a reference to one of them; nil for any other.
    func resolve(_ reference: Reference) -> JSON? {
        switch reference.kind {
        case .ref: names[reference.target].map { ["Ref": .string($0)] }
        case .condition: conditionNames[reference.target].map(JSON.string)
        default: nil
        }
    }
}
