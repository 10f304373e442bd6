import Documents
import Testing

@testable import Commands

/// D2: the declarations against the snapshots of a commit.
@Suite(.enabled(if: GitFolder.isThere)) struct DiffCommitTests {
    @Test func `D2: without a base it is the merge base with the main branch`() throws {
        let repository = try GitFolder()
        try repository.commitSnapshots(of: Ordered<Yes>.self)
        try repository.git("switch", "--quiet", "--create", "feature")
        try repository.commitSnapshots()
        // What main did since does not belong to the branch.
        try repository.git("switch", "--quiet", "main")
        try repository.folder.replace(
            "\"VisibilityTimeout\": 60", by: "\"VisibilityTimeout\": 7", in: "stacks/Shop/reviewed/dev/data.template.json")
        try repository.git("commit", "--quiet", "--all", "--message", "Later")
        try repository.git("switch", "--quiet", "feature")
        let run = repository.diff("--env", "dev", app: Ordered<No>.self)
        #expect(run.output.hasPrefix("dev  against "))
        #expect(run.output.contains(", the merge base with main\n\nnothing changed"))
        let changed = repository.diff("--env", "dev", "--base", "main", app: Ordered<No>.self)
        #expect(changed.output.contains("VisibilityTimeout: 7 → 60"))
        #expect(changed.output.contains(", main\n"))
    }

    @Test func `D2: what is on the disk, staged or ignored by the commit does not matter`() throws {
        let repository = try GitFolder()
        try repository.commitSnapshots()
        repository.folder.remove("stacks/Shop/reviewed/prod/data.template.json")
        let run = repository.diff("--base", "HEAD")
        #expect((run.code, run.error) == (.success, ""))
        #expect(run.output.contains("account, dev, prod  against "))
        #expect(run.output.contains("nothing changed"))
    }

    @Test func `D2: a repository below another folder of git is found from there`() throws {
        let repository = try GitFolder()
        try repository.commitSnapshots()
        repository.folder.makeFolder("inner")
        try repository.git("mv", "stacks", "swagger", "inner")
        try repository.git("commit", "--quiet", "--message", "Move")
        let run = Run(["diff", "--root", repository.folder["inner"], "--base", "HEAD", "--exit-code"])
        #expect((run.code, run.error) == (.success, ""))
    }

    @Test func `D2: an environment that the base did not have is new`() throws {
        let repository = try GitFolder()
        try repository.commitSnapshots()
        try repository.git("rm", "-r", "--quiet", "stacks/Shop/reviewed/prod")
        try repository.git("commit", "--quiet", "--message", "Forget prod")
        let json = try #require(repository.diff("--base", "HEAD", "--format", "json").json)
        #expect(json["changes"]?.array?.compactMap { $0["env"]?.string } == ["prod", "prod", "prod"])
        #expect(repository.diff("--base", "HEAD").output.contains("there was no such environment before"))
    }

    @Test func `D2: a base without snapshots leaves nothing to compare, and says what to do`() throws {
        let repository = try GitFolder()
        try repository.git("commit", "--quiet", "--allow-empty", "--message", "Empty")
        let run = repository.diff("--base", "HEAD")
        #expect(run.code == .wrongUse)
        #expect(run.error.contains("holds no reviewed snapshots in stacks/Shop/reviewed"))
        #expect(run.error.contains("synth --record"))
    }

    @Test func `D2: a broken snapshot is an error with its place in the commit`() throws {
        let repository = try GitFolder()
        try repository.commitSnapshots()
        try repository.folder.replace("{", by: "{{", in: "stacks/Shop/reviewed/dev/data.template.json")
        try repository.git("commit", "--quiet", "--all", "--message", "Break")
        let run = repository.diff("--base", "HEAD")
        #expect(run.code == .wrongUse)
        #expect(run.error.contains(":stacks/Shop/reviewed/dev/data.template.json:1:"))
    }

    @Test(arguments: ["--output=x", "-h", "no-such", "HEAD:stacks", "main..HEAD", "a\nb", "HEAD^{tree}", "$(touch x)", "@{999}"])
    func `D2: a name that is no commit is refused, whatever it holds`(name: String) throws {
        let repository = try GitFolder()
        try repository.commitSnapshots()
        let run = repository.diff("--base=\(name)")
        #expect(run.code == .wrongUse)
        #expect(run.error.hasPrefix("shop: error: there is neither a folder of synthesized templates nor a commit"), "\(run.error)")
        #expect(repository.folder.names() == [".git", "stacks", "swagger"])
    }

    @Test func `D2: without a main branch, without a commit and without a repository it says so`() throws {
        let empty = try GitFolder(branch: "trunk")
        #expect(empty.diff().error.contains("the repository has no commit yet"))
        try empty.commitSnapshots()
        #expect(empty.diff().error.contains("no main branch is found"))
        let none = try Repository()
        let run = Run(["diff", "--root", none.folder.path])
        #expect(run.code == .wrongUse)
        #expect(run.error.contains("git finds no repository here"))
    }

    @Test func `D2: a shallow clone says what to fetch`() throws {
        let repository = try GitFolder()
        try repository.commitSnapshots()
        try repository.git("switch", "--quiet", "--create", "feature")
        try repository.git("commit", "--quiet", "--allow-empty", "--message", "Mine")
        try repository.git("switch", "--quiet", "main")
        try repository.git("commit", "--quiet", "--allow-empty", "--message", "Theirs")
        let url = "file://\(repository.folder.path)"
        try repository.git("clone", "--quiet", "--depth", "1", "--no-single-branch", "--branch", "feature", url, repository.folder["clone"])
        let run = Run(["diff", "--root", repository.folder["clone"]])
        #expect(run.code == .wrongUse)
        #expect(run.error.contains("this clone is shallow"))
        #expect(run.error.contains("fetch-depth: 0"))
    }
}
