import Documents
import Loom

/// What says of an environment's folder what is in it, so that a deployment needs nothing else:
///
///     {"app", "env", "stacks": [{"name", "stackName", "region", "template", "sha256", "dependsOn": [name], "parameters":
///      {Parameter: {"stack", "output"}}, "capabilities", "terminationProtection": true, "resources": {LogicalID: {"type", "file", "line"}}}],
///      "uploads": [{"stack", "file", "sha256", "bucket", "key", "version": Parameter, "functions": [LogicalID]}],
///      "tests": [{"stack", "function": LogicalID, "alias", "event", "sha256", "statusCode"}],
///      "assets": [{"file", "sha256", "key", "stacks": [name]}], "deployTable": {"file", "sha256"}}
///
/// Stacks stand in the order of their deployment; `sha256` is that of the template's file; `terminationProtection` stands only where it is
/// true. What is passed for a parameter that the stack declares itself stands in its "inputs": {"value"}, {"stackName", "region", "output"} of a
/// stack that something else deployed, or {"versionOf": file}. Inputs, assets, uploads and tests stand only where there are some: what is
/// uploaded before a stack is deployed. The deploy table says the same to the deploy scripts.
public enum Manifest {
    public static let file = "manifest.json"

    static func json(_ synthesized: SynthesizedApp, _ stacks: [EnvironmentFolder.RenderedStack], table: DeployTable) -> JSON {
        var manifest: JSON.Object = [
            "app": .string(synthesized.app), "env": .string(synthesized.environment), "stacks": .array(stacks.map(json)),
        ]
        if !synthesized.assets.isEmpty { manifest["assets"] = json(synthesized.assets) }
        if !synthesized.uploads.isEmpty { manifest["uploads"] = .array(synthesized.uploads.map(json)) }
        if !synthesized.smokeTests.isEmpty { manifest["tests"] = .array(synthesized.smokeTests.map(json)) }
        manifest["deployTable"] = ["file": .string(DeployTable.file), "sha256": .string(SHA256.hex(of: table.bytes))]
        return .object(manifest)
    }

    /// Each file once.
    private static func json(_ assets: [SynthesizedAsset]) -> JSON {
        var stacks = JSON.Object()
        for asset in assets { stacks[asset.file] = .array((stacks[asset.file]?.array ?? []) + [.string(asset.stack)]) }
        return .array(
            stacks.map { file, stacks in
                let asset = assets.first { $0.file == file }
                return [
                    "file": .string(file), "sha256": .string(asset?.sha256 ?? ""), "key": .string(asset?.key ?? ""), "stacks": stacks,
                ]
            })
    }

    private static func json(_ input: ParameterInput) -> JSON {
        switch input {
        case .value(let text): ["value": .string(text)]
        case .output(let output, let stack, let region):
            ["stackName": .string(stack), "region": .string(region.rawValue), "output": .string(output)]
        case .version(let file): ["versionOf": .string(file)]
        }
    }

    private static func json(_ upload: SynthesizedUpload) -> JSON {
        [
            "stack": .string(upload.stack), "file": .string(upload.file), "sha256": .string(upload.sha256),
            "bucket": .string(upload.bucket), "key": .string(upload.key), "version": .string(upload.version),
            "functions": .array(upload.functions.map(JSON.string)),
        ]
    }

    private static func json(_ test: SynthesizedSmokeTest) -> JSON {
        var object: JSON.Object = ["stack": .string(test.stack), "function": .string(test.function)]
        if let alias = test.alias { object["alias"] = .string(alias) }
        object["event"] = .string(test.event)
        object["sha256"] = .string(test.sha256)
        if let status = test.status { object["statusCode"] = .integer(status) }
        return .object(object)
    }

    private static func json(_ rendered: EnvironmentFolder.RenderedStack) -> JSON {
        let stack = rendered.stack
        var object: JSON.Object = [
            "name": .string(stack.name),
            "stackName": .string(stack.stackName),
            "region": .string(stack.region.rawValue),
            "template": .string(rendered.file),
            "sha256": .string(rendered.sha256),
            "dependsOn": .array(stack.dependsOn.map(JSON.string)),
            "parameters": .object(
                JSON.Object(stack.parameters.map { ($0.name, ["stack": .string($0.source.stack), "output": .string($0.source.output)]) })),
            "capabilities": .array(stack.capabilities.map(JSON.string)),
        ]
        if !stack.inputs.isEmpty { object["inputs"] = .object(JSON.Object(stack.inputs.map { ($0.name, json($0.input)) })) }
        if stack.isProtected { object["terminationProtection"] = true }
        object["resources"] = .object(
            JSON.Object(
                stack.template.resources.map { resource in
                    var entry: JSON.Object = ["type": .string(resource.type)]
                    if let place = stack.places[resource.logicalID] {
                        entry["file"] = .string(place.file)
                        entry["line"] = .integer(place.line)
                    }
                    return (resource.logicalID, .object(entry))
                }))
        return .object(object)
    }

    /// The app and environment that a manifest speaks of; nil when the bytes are no manifest.
    public static func owner(of bytes: [UInt8]) -> (app: String, environment: String)? {
        guard let manifest = try? JSON(parsing: bytes), let app = manifest["app"]?.string, let environment = manifest["env"]?.string,
            manifest["stacks"]?.array != nil
        else { return nil }
        return (app, environment)
    }
}
