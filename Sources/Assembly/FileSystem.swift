import CExchange

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few things that are done to files, by the system's own calls. What can fail halfway is a value that a test replaces: a full disk, a
/// file system that cannot exchange two folders.
public struct FileSystem: Sendable {
    /// Writes a new file and waits until the disk has it.
    public var create: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void = Self.create
    /// Gives the file at `old` a second name, `new`, when it holds just that; false, and nothing done, when it does not, or where the disk
    /// knows no second names.
    public var keep: @Sendable (_ old: String, _ new: String, _ content: EnvironmentFolder.File.Content) -> Bool = Self.keep
    public var rename: @Sendable (_ from: String, _ to: String) throws(FileError) -> Void = Self.rename
    /// Swaps two folders in one step; false where the system or the disk cannot.
    public var exchange: @Sendable (_ left: String, _ right: String) throws(FileError) -> Bool = Self.exchange

    public init() {}

    package enum Kind {
        case file, folder, link, other
    }

    /// What stands at `path` itself, links not followed; nil for nothing.
    package func kind(of path: String) throws(FileError) -> Kind? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw FileError(path, "cannot look at it", code: errno)
        }
        return Kind(status)
    }

    /// Makes the folder and those above it that are missing.
    /// - Returns: the folders that were made, outermost first.
    func makeFolders(_ path: String) throws(FileError) -> [String] {
        var made: [String] = []
        for end in path.indices where path[end] == "/" && end > path.startIndex { try make(String(path[..<end]), adding: &made) }
        try make(path, adding: &made)
        return made
    }

    private func make(_ path: String, adding made: inout [String]) throws(FileError) {
        if mkdir(path, 0o777) == 0 { return made.append(path) }
        let code = errno
        var status = stat()
        // Some systems answer that a folder cannot be made, and not that it is there.
        if stat(path, &status) == 0 {
            if Kind(status) == .folder { return }
            throw failed(ENOTDIR)
        }
        throw failed(code == EEXIST ? ENOENT : code)

        func failed(_ code: Int32) -> FileError {
            removeFolders(made)
            return FileError(path, "cannot make the folder", code: code)
        }
    }

    /// Takes back `makeFolders`, as far as the folders are still empty.
    func removeFolders(_ made: [String]) {
        for path in made.reversed() { rmdir(path) }
    }

    private static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let attempt = "cannot write the file"
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard file >= 0 else { throw FileError(path, attempt, code: errno) }
        var code = bytes.withUnsafeBytes { writeAll($0, to: file) }
        if close(file) != 0, code == 0, errno != EINTR { code = errno }
        if code != 0 { throw FileError(path, attempt, code: code) }
    }

    /// Lets everybody run the file who may read it.
    func makeExecutable(_ path: String) throws(FileError) {
        var status = stat()
        guard stat(path, &status) == 0, chmod(path, status.st_mode | (status.st_mode & 0o444) >> 2) == 0 else {
            throw FileError(path, "cannot make the file executable", code: errno)
        }
    }

    private static func rename(_ from: String, _ to: String) throws(FileError) {
        #if canImport(Glibc)
            let result = Glibc.rename(from, to)
        #elseif canImport(Musl)
            let result = Musl.rename(from, to)
        #elseif canImport(Darwin)
            let result = Darwin.rename(from, to)
        #endif
        if result != 0 { throw FileError(to, "cannot be put in its place", code: errno) }
    }

    private static func exchange(_ left: String, _ right: String) throws(FileError) -> Bool {
        switch loom_exchange(left, right) {
        case 0: return true
        case ENOSYS, EINVAL, ENOTSUP, EOPNOTSUPP, EXDEV: return false
        case let code: throw FileError(right, "cannot be replaced", code: code)
        }
    }
}

extension FileSystem.Kind {
    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        default: self = .other
        }
    }
}

/// Writes every byte, however often the system stops halfway.
/// - Returns: 0, or the error number.
public func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
        let written = write(file, start, rest.count)
        if written < 0 {
            if errno == EINTR { continue }
            return errno
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    return 0
}
