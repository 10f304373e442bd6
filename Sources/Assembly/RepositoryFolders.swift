import Loom

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension RepositoryFiles {
    /// What assets are made of: folders of the repository, and what pip installs into the cache below its `.build`.
    public var assets: AssetSources {
        AssetSources { path, isExcluded in
            self.folder(path, isExcluded)
        } install: { dependencies, runtime in
            self.resolve(dependencies.requirements).flatMap { PythonInstaller(self).files($0, runtime) }
        }
    }

    func folder(_ path: String, _ isExcluded: (String) -> Bool = { _ in false }) -> Result<[FolderFile], FileProblem> {
        resolve(path).flatMap { real in
            do throws(FileProblem) {
                var walk = FolderWalk(of: real, self)
                try walk.visit(real, as: "", above: [real], isExcluded)
                return .success(walk.files)
            } catch {
                return .failure(error)
            }
        }
    }
}

/// The files below one folder. Links are followed as long as they stay in it, and what they lead to is taken for what it is.
private struct FolderWalk {
    let top: String
    let repository: RepositoryFiles
    private(set) var files: [FolderFile] = []

    init(of top: String, _ repository: RepositoryFiles) {
        self.top = top
        self.repository = repository
    }

    /// - Parameters:
    ///   - prefix: what stands before the names: nothing, or a path with a slash at its end.
    ///   - above: the folders that this one lies in, and itself.
    mutating func visit(_ folder: String, as prefix: String, above: [String], _ isExcluded: (String) -> Bool) throws(FileProblem) {
        let names: [[CChar]]
        do throws(FileError) { names = try repository.fileSystem.names(in: folder) } catch { throw FileProblem(error) }
        for name in names {
            let bytes = name.dropLast().map { UInt8(bitPattern: $0) }
            guard let name = String(validating: bytes, as: UTF8.self),
                !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
            else {
                // As a literal of Swift, so that what does not show is seen.
                let shown = (prefix + String(decoding: bytes, as: UTF8.self)).debugDescription
                throw FileProblem("the name \(shown) holds a control character, a backslash, or no UTF-8", remedy: "rename it")
            }
            try visit(name, in: folder, prefix, above, isExcluded)
        }
    }

    private mutating func visit(_ name: String, in folder: String, _ prefix: String, _ above: [String], _ isExcluded: (String) -> Bool)
        throws(FileProblem)
    {
        let path = prefix + name
        guard !isExcluded(path) else { return }
        guard let real = RepositoryFiles.realPath("\(folder)/\(name)") else {
            throw FileProblem("\(path) leads to nothing: \(String(cString: strerror(errno)))", remedy: "remove or exclude the link")
        }
        guard real.hasPrefix(top + "/") || real == top else {
            throw FileProblem(
                "\(path) is a symbolic link that leads out of the folder", remedy: "put what it leads to into the folder, or exclude it")
        }
        var status = stat()
        guard stat(real, &status) == 0 else { throw FileProblem("\(path): \(String(cString: strerror(errno)))") }
        switch FileSystem.Kind(status) {
        case .folder:
            guard !isExcluded(path + "/") else { return }
            guard !above.contains(real) else {
                throw FileProblem("\(path) leads back to a folder that it lies in", remedy: "remove or exclude the link")
            }
            guard above.count < 64 else { throw FileProblem("\(path) lies deeper than 64 folders", remedy: "exclude it") }
            try visit(real, as: path + "/", above: above + [real], isExcluded)
        case .file:
            files.append(
                FolderFile(
                    path, size: Int(status.st_size), isExecutable: status.st_mode & S_IXUSR != 0,
                    repository.source(real, limit: 256 << 20)))
        case .link, .other: throw FileProblem("\(path) is no regular file", remedy: "remove or exclude it")
        }
    }
}
