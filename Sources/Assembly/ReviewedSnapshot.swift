import CloudFormationModel
import Documents
import Loom

extension EnvironmentFolder {
    /// The files of `reviewed/<env>/`: what an environment is, as people review it and git remembers it.
    ///
    /// Only what is deployed changes them. They name no line of Swift and no digest, and their sections are sorted, so that a declaration
    /// which moves changes nothing. Their images are placeholders, so that a release changes nothing either.
    ///
    /// - Parameter synthesized: with the placeholder release.
    public init(reviewed synthesized: SynthesizedApp) {
        let stacks = synthesized.stacks.map(RenderedStack.init)
        let documents = synthesized.reviewedDocuments.map { File(name: $0.name, bytes: JSONWriter.bytes($0.content)) }
        let manifest = Manifest.json(reviewed: synthesized)
        self.init(
            app: synthesized.app, environment: synthesized.environment, stacks: stacks,
            files: stacks.map { File(name: $0.file, bytes: JSONWriter.bytes($0.stack.template.reviewed)) } + documents
                + [File(name: Manifest.file, bytes: JSONWriter.bytes(manifest))])
    }
}

extension SynthesizedApp {
    /// The documents that say what no template says: one that a resource holds word for word is reviewed there.
    public var reviewedDocuments: [(name: String, content: JSON)] {
        documents.filter { document in
            !stacks.contains { stack in
                stack.template.resources.contains { resource in resource.properties.contains { $0.value == document.content } }
            }
        }
    }
}

extension Template {
    fileprivate var reviewed: JSON {
        guard case .object(let root) = json else { return json }
        return .object(
            JSON.Object(
                root.map { name, section in
                    guard case .object(let entries) = section, name != "Metadata" else { return (name, section) }
                    return (name, .object(JSON.Object(entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })))
                }))
    }
}

extension Manifest {
    /// `{"app", "env", "stacks": [{"name", "stackName", "region", "template", "parameters": {Parameter: {"stack", "output"}},
    /// "terminationProtection": true}]}`: what a manifest says, less what no review is about.
    static func json(reviewed synthesized: SynthesizedApp) -> JSON {
        [
            "app": .string(synthesized.app), "env": .string(synthesized.environment),
            "stacks": .array(
                synthesized.stacks.map { stack in
                    let parameters = stack.parameters.sorted { $0.name < $1.name }.map { parameter -> (String, JSON) in
                        (parameter.name, ["stack": .string(parameter.source.stack), "output": .string(parameter.source.output)])
                    }
                    var object: JSON.Object = [
                        "name": .string(stack.name), "stackName": .string(stack.stackName), "region": .string(stack.region.rawValue),
                        "template": .string(EnvironmentFolder.RenderedStack.file(of: stack.name)),
                        "parameters": .object(JSON.Object(parameters)),
                    ]
                    if stack.isProtected { object["terminationProtection"] = true }
                    return .object(object)
                }),
        ]
    }
}
