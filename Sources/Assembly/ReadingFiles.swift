#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension FileSystem {
    /// No document is larger; a path that leads to an endless or huge file is refused before memory is gone.
    public static let sizeLimit = 64 << 20

    /// The bytes of the file at `path`, links followed.
    public func read(_ path: String, limit: Int = sizeLimit) throws(FileError) -> [UInt8] {
        let attempt = "cannot read the file"
        guard !path.utf8.contains(0) else { throw FileError(path, attempt, code: ENOENT) }
        // Without O_NONBLOCK a named pipe would wait for its writer.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw FileError(path, attempt, code: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileError(path, attempt, code: errno) }
        let kind = Kind(status)
        if kind == .folder { throw FileError(path, attempt, code: EISDIR) }
        if kind != .file { throw FileError(path, attempt, because: "it is no regular file", remedy: "name a regular file") }

        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(Int(status.st_size), limit) + 1)
        while true {
            var code: Int32 = 0
            let before = bytes.count
            let wanted = max(Int(status.st_size) - before, 4_096) + 1
            bytes.append(contentsOf: repeatElement(0, count: wanted))
            let count = bytes.withUnsafeMutableBytes { buffer -> Int in
                let result = readBytes(file, buffer.baseAddress?.advanced(by: before), wanted)
                code = errno
                return result
            }
            bytes.removeLast(wanted - max(count, 0))
            if count < 0, code != EINTR { throw FileError(path, attempt, code: code) }
            if count == 0 { return bytes }
            if bytes.count > limit {
                throw FileError(path, attempt, because: "it is larger than \(limit >> 20) MiB", remedy: "name a smaller file")
            }
        }
    }
}

/// The system's `read`, which the method of that name hides.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(file, buffer, count) }
