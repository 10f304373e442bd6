import Assembly

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder of a test's own, removed when the test lets go of it.
public final class TemporaryFolder: Sendable {
    public let path: String

    public init() throws {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/loom-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw FileError(base, "cannot make the folder", code: errno) }
        path = String(cString: made)
    }

    deinit { try? FileSystem().removeTree(path) }

    public subscript(name: String) -> String { "\(path)/\(name)" }

    public func makeFolder(_ name: String) { mkdir(self[name], 0o777) }

    public func write(_ text: String, to name: String) throws { try FileSystem().create(self[name], Array(text.utf8)) }

    public func text(of name: String) -> String? { (try? FileSystem().read(self[name])).map { String(decoding: $0, as: UTF8.self) } }

    /// Changes a file that is there.
    public func replace(_ old: String, by new: String, in name: String) throws {
        let changed = text(of: name)?.split(separator: old, omittingEmptySubsequences: false).joined(separator: new) ?? new
        remove(name)
        try write(changed, to: name)
    }

    public func makeExecutable(_ name: String) { chmod(self[name], 0o755) }

    public func link(_ name: String, to destination: String) { symlink(destination, self[name]) }

    public func exists(_ name: String) -> Bool {
        var status = stat()
        return lstat(self[name], &status) == 0
    }

    /// What tells a file from any other of its disk, whatever its names; 0 for nothing.
    public func fileNumber(of name: String) -> UInt64 {
        var status = stat()
        return lstat(self[name], &status) == 0 ? UInt64(status.st_ino) : 0
    }

    public func remove(_ name: String) { unlink(self[name]) }

    /// The names in a folder, hidden ones too, sorted.
    public func names(in name: String = ".") -> [String] {
        guard let stream = opendir(self[name]) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.filter { $0 != "." && $0 != ".." }.sorted()
    }
}
