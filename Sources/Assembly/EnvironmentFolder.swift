import Documents
import Loom

/// The files of one environment as they go to `out/<env>/`.
public struct EnvironmentFolder: Sendable {
    public struct File: Sendable, Hashable {
        public var name: String
        public var bytes: [UInt8]
    }

    /// A stack whose template is written out.
    public struct RenderedStack: Sendable {
        public var stack: SynthesizedStack
        /// The name of the template's file.
        public var file: String
        public var bytes: [UInt8]
    }

    public let app: String
    public let environment: String
    public let stacks: [RenderedStack]
    /// Templates, documents, and the manifest as the last.
    public let files: [File]
    /// What CloudFormation would not take, and names that no file can have.
    public let findings: [Finding]

    public init(_ synthesized: SynthesizedApp) {
        app = synthesized.app
        environment = synthesized.environment
        stacks = synthesized.stacks.map { stack in
            RenderedStack(stack: stack, file: "\(stack.name).template.json", bytes: JSONWriter.bytes(stack.template.json))
        }
        let documents = synthesized.documents.map { File(name: $0.name, bytes: JSONWriter.bytes($0.content)) }
        let manifest = Manifest.json(app: app, environment: environment, stacks: stacks)
        files =
            stacks.map { File(name: $0.file, bytes: $0.bytes) } + documents + [File(name: Manifest.file, bytes: JSONWriter.bytes(manifest))]
        findings =
            stacks.flatMap(TemplateLimit.findings) + Self.namingProblems([environment], what: "environment")
            + Self.namingProblems(files.map(\.name), what: "file")
    }

    /// Names come from the app, so that one with a slash would leave the folder, and two alike would be one file.
    private static func namingProblems(_ names: [String], what: String) -> [Finding] {
        var seen: Set<String> = []
        return names.compactMap { name in
            let isNew = seen.insert(name.lowercased()).inserted
            if !isNew {
                return Finding("duplicate-file", "two files of the output have the name \"\(name)\"", remedy: "rename one of them")
            }
            let isPlain = !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix(".") && !name.utf8.contains { $0 == 0 || $0 == 0x2F }
            return isPlain
                ? nil : Finding("file-name", "the \(what) \"\(name)\" cannot be a name in the output folder", remedy: "rename it")
        }
    }
}
