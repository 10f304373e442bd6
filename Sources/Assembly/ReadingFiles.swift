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
        let (file, size) = try openRegular(path)
        defer { close(file) }
        var bytes: [UInt8] = []
        // One byte more than there should be, so that the end is seen.
        var room = min(size, limit) + 1
        while true {
            let chunk = try Self.chunk(of: file, upTo: room, path)
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            if bytes.count > limit {
                throw FileError(path, Self.reading, because: "it is larger than \(limit >> 20) MiB", remedy: "name a smaller file")
            }
            if chunk.count < room { return bytes }
            room = 65_536
        }
    }

    /// Throws what `read` would throw at once.
    func checkReadable(_ path: String) throws(FileError) { close(try openRegular(path).file) }

    private static let reading = "cannot read the file"

    private func openRegular(_ path: String) throws(FileError) -> (file: Int32, size: Int) {
        guard !path.utf8.contains(0) else { throw FileError(path, Self.reading, code: ENOENT) }
        // Without O_NONBLOCK a named pipe would wait for its writer.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw FileError(path, Self.reading, code: errno) }
        var status = stat()
        let code = fstat(file, &status) == 0 ? 0 : errno
        let kind = Kind(status)
        guard code == 0, kind == .file else {
            close(file)
            if code != 0 { throw FileError(path, Self.reading, code: code) }
            if kind == .folder { throw FileError(path, Self.reading, code: EISDIR) }
            throw FileError(path, Self.reading, because: "it is no regular file", remedy: "name a regular file")
        }
        return (file, Int(status.st_size))
    }

    /// The next `room` bytes; fewer only at the end of the file.
    private static func chunk(of file: Int32, upTo room: Int, _ path: String) throws(FileError) -> [UInt8] {
        var code: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            while filled < room {
                let count = readBytes(file, buffer.baseAddress?.advanced(by: filled), room - filled)
                if count < 0, errno == EINTR { continue }
                if count < 0 { code = errno }
                if count <= 0 { return }
                filled += count
            }
        }
        if code != 0 { throw FileError(path, reading, code: code) }
        return chunk
    }
}

/// The system's `read`, which the method of that name hides.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(file, buffer, count) }
