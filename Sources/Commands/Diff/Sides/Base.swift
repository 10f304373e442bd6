import Assembly
import Documents
import Loom

/// What the declarations are compared with.
enum Base {
    /// The reviewed snapshots of a commit, by their paths from the folder that holds them.
    case commit(GitRepository.Commit, path: String, files: [String: [UInt8]])
    /// A folder that holds a folder of each environment, or one that is an environment's itself.
    case folder(String)
    case deployed(DeployedStacks)

    /// - Parameters:
    ///   - name: a folder or a commit; nil for where the branch left the main branch.
    ///   - sources: where the app's module lies below the root.
    static func find(_ name: String?, root: String, sources: String, environments: [String]) throws(Incomparable) -> Base {
        if let name, isSynthesized(name, environments) { return .folder(name) }
        let repository = GitRepository(root: root)
        let commit = if let name { try repository.commit(name) } else { try repository.mergeBase() }
        let path = ReviewedFolder.path(sources: sources)
        let files = try repository.files(below: path, in: commit)
        guard !files.isEmpty else {
            throw Incomparable(
                "\(commit.short), \(commit.name), holds no reviewed snapshots in \(path)",
                remedy: "commit there what \"synth --record\" writes, or name a later commit or a folder by --base")
        }
        return .commit(commit, path: path, files: files)
    }

    private static func isSynthesized(_ folder: String, _ environments: [String]) -> Bool {
        ([""] + environments.map { "/\($0)" }).contains { (try? FileSystem().read("\(folder)\($0)/\(Manifest.file)")) != nil }
    }

    /// As messages and reports call it.
    var name: String {
        switch self {
        case .commit(let commit, _, _): commit.name == commit.id ? commit.short : "\(commit.short), \(commit.name)"
        case .folder(let path): path
        case .deployed: "what is deployed"
        }
    }

    /// The option that names it again.
    var option: String {
        switch self {
        case .commit(let commit, _, _): "--base \(commit.id)"
        case .folder(let path): "--base \(path)"
        case .deployed: "--deployed"
        }
    }

    /// The state of an environment; nil where it had none.
    /// - Parameter synthesized: the other side.
    func side(of environment: String, besides synthesized: Side) throws(Incomparable) -> Side? {
        let documents = synthesized.documents.keys.sorted()
        switch self {
        case .commit(let commit, let path, let files):
            let folder = FolderReader(name: "\(commit.short):\(path)/\(environment)") { files["\(environment)/\($0)"] }
            return try folder.side(documents: documents)
        case .folder(let path):
            if let side = try FolderReader(folder: "\(path)/\(environment)").side(documents: documents) { return side }
            let manifest = (try? FileSystem().read("\(path)/\(Manifest.file)")).flatMap { Manifest.owner(of: $0) }
            guard manifest?.environment == environment else { return nil }
            return try FolderReader(folder: path).side(documents: documents)
        case .deployed(let stacks): return try stacks.side(of: synthesized)
        }
    }
}
