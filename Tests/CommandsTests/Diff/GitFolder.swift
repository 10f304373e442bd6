import Assembly
import Loom
import TemporaryFiles

@testable import Commands

/// A repository of git with ShopApp's snapshots in it.
struct GitFolder {
    let folder: TemporaryFolder

    /// Whether there is git at all.
    static let isThere = (try? Program("git").run(["--version"]))?.code == 0

    init(branch: String = "main") throws {
        folder = try TemporaryFolder()
        folder.makeFolder("swagger")
        folder.makeFolder("stacks")
        folder.makeFolder("stacks/Shop")
        try folder.write(#"{"title": "Shop"}"#, to: "swagger/shop.json")
        try git("init", "--quiet", "--initial-branch", branch)
    }

    /// Those of a user, but for what his configuration and a hook's variables would change.
    private static let variables: [String: String?] = [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com",
        "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.com", "GIT_DIR": nil, "GIT_INDEX_FILE": nil, "GIT_WORK_TREE": nil,
    ]

    @discardableResult
    func git(_ arguments: String...) throws -> String {
        let result = try Program("git", environment: Self.variables).run(["-C", folder.path] + arguments)
        guard result.code == 0 else { throw FileError(folder.path, result.error, code: result.code) }
        return String(decoding: result.output.dropLast(), as: UTF8.self)
    }

    /// Records the snapshots and commits them.
    func commitSnapshots(of app: any App.Type = ShopApp.self) throws {
        _ = Run(["synth", "--record", "--root", folder.path], app: app)
        try git("add", "--all")
        try git("commit", "--quiet", "--message", "Record")
    }

    func diff(_ arguments: String..., app: any App.Type = ShopApp.self) -> Run {
        Run(["diff", "--root", folder.path] + arguments, app: app)
    }
}
