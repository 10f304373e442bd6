#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension FileSystem {
    static func keep(_ old: String, as new: String, _ bytes: [UInt8]) -> Bool {
        let file = open(old, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard file >= 0 else { return false }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, Kind(status) == .file, status.st_size == bytes.count else { return false }
        return Self.holds(file, bytes) && linkat(AT_FDCWD, old, AT_FDCWD, new, 0) == 0
    }

    private static func holds(_ file: Int32, _ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { expected in
            withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { buffer in
                var rest = expected[...]
                while true {
                    let count = readBytes(file, buffer.baseAddress, buffer.count)
                    if count < 0, errno == EINTR { continue }
                    if count <= 0 { return count == 0 && rest.isEmpty }
                    guard count <= rest.count, let wanted = expected.baseAddress?.advanced(by: rest.startIndex),
                        memcmp(buffer.baseAddress!, wanted, count) == 0
                    else { return false }
                    rest = rest.dropFirst(count)
                }
            }
        }
    }
}
