import Assembly
import Documents

/// A repository as git shows it: its commits and what lies in them. Nothing is checked out, and nothing fetched.
struct GitRepository {
    let root: String
    private let program: Program

    struct Commit {
        var id: String
        /// As the user knows it: `main`, `the merge base with origin/main`.
        var name: String
        var short: String { String(id.prefix(8)) }
    }

    init(root: String) {
        self.root = root
        // A hook's git knows another index and folder than those of the repository that is asked about.
        var environment: [String: String?] = ["GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"]
        for name in [
            "DIR", "WORK_TREE", "INDEX_FILE", "COMMON_DIR", "OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "PREFIX", "NAMESPACE",
            "GRAFT_FILE", "REPLACE_REF_BASE", "SHALLOW_FILE", "IMPLICIT_WORK_TREE",
        ] { environment.updateValue(nil, forKey: "GIT_" + name) }
        program = Program("git", environment: environment)
    }

    // MARK: Commits

    func commit(_ name: String) throws(Incomparable) -> Commit {
        let isPlain = !name.isEmpty && !name.hasPrefix("-") && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        if isPlain, let id = try line("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}") {
            return Commit(id: id, name: name)
        }
        try mustExist()
        throw Incomparable(
            "there is neither a folder of synthesized templates nor a commit \"\(name.prefix(200))\" here",
            remedy: "fetch it, or name another base")
    }

    /// Where this branch left the main branch: what a pull request is compared with.
    func mergeBase() throws(Incomparable) -> Commit {
        try mustExist()
        let refs = try lines(["for-each-ref", "--format=%(refname)"] + Self.mainBranches)
        guard let main = Self.mainBranches.first(where: refs.contains) else {
            throw Incomparable(
                "no main branch is found: origin has no HEAD, and neither it nor this clone has a branch main or master",
                remedy: "name what to compare with by --base")
        }
        let name = main.split(separator: "/").dropFirst(2).joined(separator: "/")
        if let id = try line("merge-base", "HEAD", main) { return Commit(id: id, name: "the merge base with \(name)") }
        if try line("rev-parse", "--is-shallow-repository") == "true" {
            throw Incomparable(
                "this clone is shallow and does not hold where the branch left \(name)",
                remedy: "fetch the history (git fetch --unshallow; fetch-depth: 0 of actions/checkout), or name a commit by --base")
        }
        throw Incomparable("this branch and \(name) have no commit in common", remedy: "name what to compare with by --base")
    }

    private static let mainBranches = [
        "refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master",
    ]

    // MARK: Files

    /// The files below a folder of the root, by their paths from that folder.
    func files(below folder: String, in commit: Commit) throws(Incomparable) -> [String: [UInt8]] {
        let prefix = try line("rev-parse", "--show-prefix") ?? ""
        let base = "\(prefix)\(folder)/"
        let listed = try run("ls-tree", "-r", "-z", "--full-tree", commit.id, "--", base)
        var names: [String] = []
        var objects: [String] = []
        for entry in listed.split(separator: 0) {
            // MODE TYPE OBJECT<tab>PATH
            let halves = entry.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
            let fields = halves[0].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            let path = halves.count == 2 ? String(decoding: halves[1], as: UTF8.self) : ""
            guard fields.count == 3, fields[0].hasPrefix("100"), fields[1] == "blob", path.hasPrefix(base) else { continue }
            names.append(String(path.dropFirst(base.count)))
            objects.append(fields[2])
        }
        guard !names.isEmpty else { return [:] }
        let contents = try contents(of: objects)
        return Dictionary(zip(names, contents)) { first, _ in first }
    }

    private func contents(of objects: [String]) throws(Incomparable) -> [[UInt8]] {
        let output = try run("cat-file", "--batch", input: Array(objects.map { $0 + "\n" }.joined().utf8))
        var rest = output[...]
        var contents: [[UInt8]] = []
        for object in objects {
            // OBJECT TYPE SIZE<line feed>CONTENT<line feed>
            let header = rest.prefix { $0 != UInt8(ascii: "\n") }
            let fields = String(decoding: header, as: UTF8.self).split(separator: " ")
            rest = rest.dropFirst(header.count + 1)
            guard fields.count == 3, fields[1] == "blob", let size = Int(fields[2]), size >= 0, size < rest.count else {
                throw Incomparable("git cannot read the object \(object)", in: root, remedy: "look at the repository by git fsck")
            }
            guard size <= FileSystem.sizeLimit else {
                throw Incomparable("a file of the snapshot is larger than \(FileSystem.sizeLimit >> 20) MiB", in: root)
            }
            contents.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size + 1)
        }
        return contents
    }

    // MARK: Running git

    private func mustExist() throws(Incomparable) {
        if try line("rev-parse", "--verify", "--quiet", "HEAD^{commit}") != nil { return }
        guard try line("rev-parse", "--git-dir") != nil else {
            let reason = try result(["rev-parse", "--git-dir"]).error.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
            throw Incomparable(
                "git finds no repository here\(reason)", in: root,
                remedy: "say by --root where it is, or compare with a folder by --base DIR")
        }
        throw Incomparable("the repository has no commit yet", in: root, remedy: "commit, or compare with a folder by --base DIR")
    }

    /// The first line that a command prints; nil when it fails or prints none.
    private func line(_ arguments: String...) throws(Incomparable) -> String? {
        let result = try result(arguments)
        guard result.code == 0 else { return nil }
        return result.output.split(separator: UInt8(ascii: "\n")).first.map { String(decoding: $0, as: UTF8.self) }
    }

    private func lines(_ arguments: [String]) throws(Incomparable) -> Set<String> {
        let output = try result(arguments).output
        return Set(output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) })
    }

    private func run(_ arguments: String..., input: [UInt8] = []) throws(Incomparable) -> [UInt8] {
        let result = try result(arguments, input: input)
        guard result.code == 0 else {
            throw Incomparable("git \(arguments[0]) failed: \(result.error.prefix(500))", in: root)
        }
        return result.output
    }

    private func result(_ arguments: [String], input: [UInt8] = []) throws(Incomparable) -> Program.Result {
        do throws(FileError) {
            return try program.run(["-C", root, "--literal-pathspecs", "--no-pager"] + arguments, input: input)
        } catch {
            throw Incomparable(error)
        }
    }
}
