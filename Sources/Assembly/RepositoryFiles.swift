import Loom

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of a repository, by their paths from its root. Nothing outside of it is read, whatever a path says or a link leads to.
public struct RepositoryFiles: Sendable {
    let root: String
    let fileSystem = FileSystem()

    /// - Throws: when there is no folder at `root`.
    public init(root: String) throws(FileError) {
        guard let real = Self.realPath(root) else { throw FileError(root, "cannot find the root folder", code: errno) }
        var status = stat()
        guard stat(real, &status) == 0, FileSystem.Kind(status) == .folder else {
            throw FileError(root, "cannot find the root folder", code: ENOTDIR)
        }
        self.root = real == "/" ? "" : real
    }

    public func find(_ path: String) -> Result<SourceFile, FileProblem> {
        resolve(path).flatMap { real in
            do throws(FileError) {
                try fileSystem.checkReadable(real)
            } catch {
                return .failure(FileProblem(error))
            }
            return .success(source(real))
        }
    }

    /// The file at a path of the disk.
    func source(_ real: String, limit: Int = FileSystem.sizeLimit) -> SourceFile {
        SourceFile(path: real) { [fileSystem] in
            do throws(FileError) {
                return .success(try fileSystem.read(real, limit: limit))
            } catch {
                return .failure(FileProblem(error))
            }
        }
    }

    /// Where a path of the repository leads on the disk.
    func resolve(_ path: String) -> Result<String, FileProblem> {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if path.hasPrefix("/") { return refused("the path is absolute", remedy: "write it as a path from the repository's root") }
        if parts.contains("..") {
            return refused("the path leads upwards by \"..\"", remedy: "write it as a path from the repository's root")
        }
        if path.isEmpty || path.utf8.contains(0) { return refused("the path names no file", remedy: "name a file of the repository") }
        guard let real = Self.realPath("\(root)/\(path)") else { return missing(errno) }
        guard real.hasPrefix(root + "/") else {
            return refused("a symbolic link leads out of the repository", remedy: "put the file into the repository")
        }
        return .success(real)
    }

    private func refused(_ reason: String, remedy: String) -> Result<String, FileProblem> {
        .failure(FileProblem("cannot read the file: \(reason)", remedy: remedy))
    }

    private func missing(_ code: Int32) -> Result<String, FileProblem> {
        let error = FileError("", "cannot read the file", code: code)
        let remedy = code == ENOENT ? "write the file, or say by --root where the repository is" : error.remedy
        return .failure(FileProblem("\(error.attempt): \(error.reason)", remedy: remedy))
    }

    static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}

extension FileProblem {
    init(_ error: FileError) { self.init("\(error.attempt): \(error.reason)", remedy: error.remedy) }
}
