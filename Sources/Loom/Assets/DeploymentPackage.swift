import Archives
import CloudFormationModel
import Documents

/// Folders of the repository that become the zip from which a function runs: the same bytes on every machine, and nothing from outside of
/// the folders. A breach of a rule names the file.
public struct DeploymentPackage: Sendable {
    /// What no function needs, and what would change its bytes from one machine to the next.
    public static let usuallyExcluded: [PathPattern] = ["__pycache__/", "*.pyc", ".DS_Store", ".git/", ".venv/"]

    let folders: [String]
    let excluded: [PathPattern]
    let required: [PathPattern]
    let forbidden: [PathPattern]
    let warnOver: Size
    let python: PythonDependencies?

    /// - Parameters:
    ///   - folders: each one's files come to lie at the root; two with the same path are an error.
    ///   - excluded: left out, beside `usuallyExcluded`.
    ///   - required: must each meet a file.
    ///   - forbidden: must meet none.
    ///   - warnOver: the size of the zip from which on there is a warning. Lambda takes 50 MB in a call and more from a bucket; 250 MB unzipped
    ///     is its end.
    public init(
        _ folders: String..., excluding excluded: [PathPattern] = [], required: [PathPattern] = [], forbidden: [PathPattern] = [],
        warnOver: Size = .mebibytes(50), python: PythonDependencies? = nil
    ) {
        self.folders = folders
        self.excluded = Self.usuallyExcluded + excluded
        self.required = required
        self.forbidden = forbidden
        self.warnOver = warnOver
        self.python = python
    }

    /// With layers, too.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
    private static let mostUnzipped = Size.mebibytes(250)

    /// The zip; nil, and why reported, where there is none.
    func archive(for runtime: FunctionRuntime, handler: String, in scope: Scope) -> [UInt8]? {
        guard let files = files(runtime, in: scope), keepsRules(files, runtime, handler, in: scope), isSmallEnough(files, in: scope) else {
            return nil
        }
        var contents: [ZipArchive.File] = []
        for file in files {
            switch file.file.bytes() {
            case .success(let bytes): contents.append(.init(file.path, bytes, isExecutable: file.isExecutable))
            case .failure(let problem): scope.report("package-file", "\(file.path): \(problem.message)", remedy: problem.remedy)
            }
        }
        guard contents.count == files.count else { return nil }
        let archive = ZipArchive(contents).bytes
        if archive.count > warnOver.mebibytes << 20 {
            let largest = files.max { $0.size < $1.size }.map { "\($0.path) (\($0.size.mebibytes) MiB)" } ?? ""
            scope.report(
                "package-size",
                "the package has \(archive.count.mebibytes) MiB, over \(warnOver.mebibytes) MiB; its largest file is \(largest)",
                severity: .warning, remedy: "leave out what the function does not need, or raise warnOver")
        }
        return archive
    }

    /// The files of all folders and what is installed beside them, sorted.
    private func files(_ runtime: FunctionRuntime, in scope: Scope) -> [FolderFile]? {
        var files: [String: (file: FolderFile, origin: String)] = [:]
        var isWhole = true
        func add(_ found: Result<[FolderFile], FileProblem>, from origin: String) {
            switch found {
            case .failure(let problem):
                isWhole = false
                scope.report("package-file", "\(origin): \(problem.message)", remedy: problem.remedy)
            case .success(let found):
                for file in found {
                    if let other = files.updateValue((file, origin), forKey: file.path) {
                        isWhole = false
                        scope.report(
                            "package-file", "\(file.path) is in \(other.origin) and in \(origin)",
                            remedy: "rename one of the two, or exclude it")
                    }
                }
            }
        }
        for folder in folders {
            add(scope.assets.folder(folder) { path in excluded.contains { $0.matches(path) } }, from: folder)
        }
        if let python { add(installed(python, runtime, in: scope), from: python.requirements) }
        return isWhole ? files.values.map(\.file).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) } : nil
    }

    private func installed(_ python: PythonDependencies, _ runtime: FunctionRuntime, in scope: Scope) -> Result<[FolderFile], FileProblem> {
        guard let text = scope.bytes(of: python.requirements) else { return .success([]) }
        if let line = PythonDependencies.unpinned(in: String(decoding: text, as: UTF8.self)) {
            return .failure(
                FileProblem("\"\(line)\" does not pin one version", remedy: "write NAME==VERSION, for what they need too (pip freeze)"))
        }
        return scope.assets.install(python, runtime).map { $0.filter { file in !excluded.contains { $0.matches(file.path) } } }
    }

    private func keepsRules(_ files: [FolderFile], _ runtime: FunctionRuntime, _ handler: String, in scope: Scope) -> Bool {
        var isFine = true
        func report(_ rule: String, _ message: String, _ remedy: String) {
            isFine = false
            scope.report(rule, message, remedy: remedy)
        }
        for pattern in required where !files.contains(where: { pattern.matches($0.path) }) {
            report("package-required", "\(pattern.text) is missing from \(folders.joined(separator: ", "))", "add the file")
        }
        for file in files {
            guard let pattern = forbidden.first(where: { $0.matches(file.path) }) else { continue }
            report("package-forbidden", "\(file.path) must not be in the package (\(pattern.text))", "remove it, or exclude it")
        }
        let modules = runtime.files(of: handler)
        if !files.contains(where: { modules.contains($0.path) }) {
            report(
                "package-handler", "the handler \(handler) is in no file of the package: \(modules.joined(separator: " or ")) is missing",
                "add the file, or name the handler as MODULE.FUNCTION")
        }
        return isFine
    }

    private func isSmallEnough(_ files: [FolderFile], in scope: Scope) -> Bool {
        let size = files.reduce(0) { $0 + $1.size }
        guard size > Self.mostUnzipped.mebibytes << 20 || files.count > ZipArchive.mostFiles else { return true }
        let largest = files.sorted { $0.size > $1.size }.prefix(3).map { "\($0.path) (\($0.size.mebibytes) MiB)" }
        scope.report(
            "package-size",
            "the package has \(size.mebibytes) MiB in \(files.count) files, Lambda takes \(Self.mostUnzipped.mebibytes) MiB in \(ZipArchive.mostFiles); largest: \(largest.joined(separator: ", "))",
            remedy: "leave out what the function does not need, or deploy it as an image")
        return false
    }
}

extension Int {
    /// Bytes as whole MiB, rounded up.
    fileprivate var mebibytes: Int { (self + 1_048_575) >> 20 }
}
