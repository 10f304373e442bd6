#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One file that is written whole or not at all: first beside its place under a hidden name, then put there in one step.
public struct OutputFile: Sendable {
    public let path: String
    private let fileSystem: FileSystem

    public init(_ path: String, fileSystem: FileSystem = FileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Makes the file or replaces it; a symbolic link keeps leading to it.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        let target = try destination()
        // Two runs at a time must not write one file.
        let staged = "\(Self.folder(of: target)).\(Self.name(of: target)).\(getpid()).loom-staged"
        unlink(staged)
        do throws(FileError) {
            try fileSystem.create(staged, bytes)
            try fileSystem.rename(staged, target)
        } catch {
            unlink(staged)
            throw FileError(path, "cannot write the file", because: error.reason, remedy: error.remedy ?? "choose another place")
        }
    }

    /// Where links lead. What is no regular file is not ours to replace: a device, a folder.
    private func destination() throws(FileError) -> String {
        let attempt = "cannot write the file"
        guard !path.utf8.contains(0) else { throw FileError(path, attempt, code: ENOENT) }
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT, try fileSystem.kind(of: path) == nil else { throw FileError(path, attempt, code: errno) }
            return path
        }
        switch FileSystem.Kind(status) {
        case .folder: throw FileError(path, attempt, code: EISDIR)
        case .link, .other: throw FileError(path, attempt, because: "it is no regular file", remedy: "name a regular file")
        case .file: break
        }
        guard let resolved = realpath(path, nil) else { throw FileError(path, attempt, code: errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// With the slash at its end; empty for the current folder.
    private static func folder(of path: String) -> Substring {
        path[..<(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)]
    }
    private static func name(of path: String) -> Substring { path[folder(of: path).endIndex...] }
}
