import CloudFormationModel
import Documents

/// What a construct says to the deploy step beside its resources.
extension Scope {
    /// Adds a parameter to the template; `target.ref` refers to it.
    func declare(_ parameter: Template.Parameter, as target: Target, from input: ParameterInput) {
        if builder.declared.has(parameter.name) || builder.has(parameter.name) {
            return report(
                "duplicate-logical-id", "the parameter \(parameter.name) has the name of another parameter or resource",
                remedy: "rename one of the declarations")
        }
        builder.declared.add(parameter, as: target, from: input)
    }

    /// Adds a condition to the template; a reference of kind `condition` gives its name.
    func declare(condition: Condition, as target: Target, named name: String) {
        builder.declared.add(condition: condition, as: target, named: name)
    }

    /// The name of a parameter of this stack that was declared before; nil for none.
    func parameter(_ target: Target) -> String? { builder.declared.name(of: target) }

    /// Has a file uploaded to a fixed key before this stack is deployed.
    func add(_ upload: SynthesizedUpload, content: [UInt8]) { builder.synthesis.add(upload, content) }

    /// Has a function called after the deployment.
    func add(smokeTestOf function: Target, alias: String?, event: [UInt8], status: Int?) {
        let file = "tests/\(builder.name)-\(service).json"
        publish(SourceFile(event), as: file)
        builder.synthesis.smokeTests.append(
            Synthesis.SmokeCall(
                function: function, alias: alias, event: file, sha256: SHA256.hex(of: event), status: status, stack: builder))
    }
}
