import Documents
import Loom

/// The files of one environment as they go to `out/<env>/`.
public struct EnvironmentFolder: Sendable {
    public struct File: Sendable, Hashable {
        /// A path from the folder: `openapi.json`, `portal/index.html`.
        public var name: String
        public var content: Content
        public var isExecutable = false

        public enum Content: Sendable, Hashable {
            case bytes([UInt8])
            /// What the file at a path of the disk holds.
            case copy(of: String)
        }

        init(name: String, bytes: [UInt8], isExecutable: Bool = false) {
            self.name = name
            self.isExecutable = isExecutable
            content = .bytes(bytes)
        }

        init(name: String, _ file: SourceFile) {
            self.name = name
            content = file.path.map { .copy(of: $0) } ?? .bytes((try? file.bytes().get()) ?? [])
        }

        /// The folders that it lies in, outermost first.
        var folders: [String] { name.indices.filter { name[$0] == "/" }.map { String(name[..<$0]) } }
    }

    public let app: String
    public let environment: String
    public let stacks: [RenderedStack]
    /// Templates, documents, other files, what deploys them, and the manifest as the last.
    public let files: [File]
    /// What CloudFormation would not take, and names that no file can have.
    public let findings: [Finding]

    public init(_ synthesized: SynthesizedApp) {
        app = synthesized.app
        environment = synthesized.environment
        stacks = synthesized.stacks.map(RenderedStack.init)
        let documents = synthesized.documents.map { File(name: $0.name, bytes: JSONWriter.bytes($0.content)) }
        let others = synthesized.files.map { File(name: $0.name, $0.file) }
        let table = DeployTable(synthesized, stacks)
        let manifest = Manifest.json(synthesized, stacks, table: table)
        files =
            stacks.map { File(name: $0.file, bytes: $0.bytes) } + documents + others + DeployScripts.files
            + [
                StackPolicy.file, File(name: DeployTable.file, bytes: table.bytes),
                File(name: Manifest.file, bytes: JSONWriter.bytes(manifest)),
            ]
        findings =
            stacks.flatMap(TemplateLimit.findings) + stacks.flatMap(\.findings) + table.findings + Self.namingProblems(environment)
            + Self.namingProblems(files)
    }

    /// Files that hold nothing but what synth made of the stacks and documents.
    init(app: String, environment: String, stacks: [RenderedStack], files: [File]) {
        self.app = app
        self.environment = environment
        self.stacks = stacks
        self.files = files
        findings = stacks.flatMap(TemplateLimit.findings) + Self.namingProblems(environment) + Self.namingProblems(files)
    }

    private static func namingProblems(_ environment: String) -> [Finding] {
        isPlain(environment) ? [] : [unusable(environment, "environment")]
    }

    /// Names come from the app, so that one with `..` would leave the folder, and two alike would be one file. Folders are compared with
    /// files, too, and on a disk that knows no case two spellings are one.
    private static func namingProblems(_ files: [File]) -> [Finding] {
        var isFolder: [String: Bool] = [:]
        var spellings: [String: String] = [:]
        return files.compactMap { file in
            let parts = file.name.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 8, parts.allSatisfy(isPlain) else { return unusable(file.name, "file") }
            for folder in file.folders {
                let key = folder.lowercased()
                if isFolder[key] == false || spellings[key, default: folder] != folder { return duplicate(file.name) }
                (isFolder[key], spellings[key]) = (true, folder)
            }
            return isFolder.updateValue(false, forKey: file.name.lowercased()) == nil ? nil : duplicate(file.name)
        }
    }

    private static func isPlain(_ name: some StringProtocol) -> Bool {
        !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix(".") && !name.utf8.contains { $0 == 0 || $0 == 0x2F }
    }

    private static func unusable(_ name: String, _ what: String) -> Finding {
        Finding("file-name", "the \(what) \"\(name)\" cannot be a name in the output folder", remedy: "rename it")
    }

    private static func duplicate(_ name: String) -> Finding {
        Finding("duplicate-file", "two files of the output have the name \"\(name)\"", remedy: "rename one of them")
    }
}
