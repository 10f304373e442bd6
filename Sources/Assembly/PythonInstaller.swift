import Documents
import Loom

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What pip installs for Lambda's platform, kept below the repository's `.build` by the hash of the requirements: a second synth installs
/// nothing.
struct PythonInstaller {
    let repository: RepositoryFiles

    init(_ repository: RepositoryFiles) { self.repository = repository }

    /// - Parameter requirements: the file's path on the disk.
    func files(_ requirements: String, _ runtime: FunctionRuntime) -> Result<[FolderFile], FileProblem> {
        do throws(FileError) {
            let options = Self.options(runtime)
            let pins = try repository.fileSystem.read(requirements)
            let hash = SHA256.hex(of: pins + options.joined(separator: " ").utf8)
            let cache = "\(repository.root)/.build/loom/python"
            let folder = "\(cache)/\(hash)"
            if try repository.fileSystem.kind(of: folder) == nil {
                _ = try repository.fileSystem.makeFolders(cache)
                // Two runs at a time must not install into one folder.
                let staged = "\(folder).\(getpid())"
                defer { try? repository.fileSystem.removeTree(staged) }
                if let problem = install(requirements, options, into: staged) { return .failure(problem) }
                do throws(FileError) {
                    try repository.fileSystem.rename(staged, folder)
                } catch {
                    // Another run was quicker.
                    if try repository.fileSystem.kind(of: folder) != .folder { throw error }
                }
            }
            return repository.folder(".build/loom/python/\(hash)") { path in Self.ofThisMachine.contains { $0.matches(path) } }
        } catch {
            return .failure(FileProblem(error))
        }
    }

    /// What says where and by whom it was installed: it would change the package from one machine to the next, and no function needs it.
    private static let ofThisMachine: [PathPattern] = [
        "/bin/", "*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED", "*.dist-info/direct_url.json",
    ]

    /// Functions run on ARM: Amazon Linux 2 up to Python 3.11, Amazon Linux 2023 from then on.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/python-package.html>
    private static func options(_ runtime: FunctionRuntime) -> [String] {
        var platforms = ["manylinux2014_aarch64", "manylinux_2_17_aarch64"]
        if runtime != .python311 { platforms += ["manylinux_2_28_aarch64", "manylinux_2_34_aarch64"] }
        return ["--implementation", "cp", "--python-version", runtime.pythonVersion ?? ""] + platforms.flatMap { ["--platform", $0] }
    }

    private func install(_ requirements: String, _ options: [String], into folder: String) -> FileProblem? {
        let log = "\(folder).log"
        defer { unlink(log) }
        let arguments =
            ["python3", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--no-compile"]
            + ["--only-binary", ":all:", "--target", folder, "--requirement", requirements] + options
        let code = run(arguments, log: log)
        guard code != 0 else { return nil }
        let lines = ((try? repository.fileSystem.read(log)) ?? []).split(separator: UInt8(ascii: "\n")).suffix(3)
        let said = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        return FileProblem(
            "pip cannot install it: \(said.isEmpty ? "exit code \(code)" : said)",
            remedy: "check that python3 has pip, and that each package has a wheel for Linux on ARM")
    }

    /// Runs a program with its output in a file, and waits for its end.
    private func run(_ arguments: [String], log: String) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let code = posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
        guard code == 0 else { return code }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 { if errno != EINTR { return -1 } }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }
}
