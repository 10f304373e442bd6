#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension FileSystem {
    static func keep(_ old: String, as new: String, _ content: EnvironmentFolder.File.Content) -> Bool {
        ComparedFile(old, followingLinks: false)?.holds(content) == true && linkat(AT_FDCWD, old, AT_FDCWD, new, 0) == 0
    }

    /// Whether the file at `path` itself, links not followed, is what it should be.
    func holds(_ path: String, _ content: EnvironmentFolder.File.Content, isExecutable: Bool) -> Bool {
        guard let file = ComparedFile(path, followingLinks: false) else { return false }
        return file.isExecutable == isExecutable && file.holds(content)
    }
}

/// The bytes of a file: of a large one as the system shows them in memory, where nothing is copied. For a small one a map costs more than a
/// copy.
private final class ComparedFile {
    let bytes: UnsafeRawBufferPointer
    /// By its owner.
    let isExecutable: Bool

    /// Nil for what is no regular file, or cannot be read.
    init?(_ path: String, followingLinks: Bool) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW))
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, FileSystem.Kind(status) == .file else { return nil }
        isExecutable = status.st_mode & S_IXUSR != 0
        let count = Int(status.st_size)
        guard count > Self.copied else {
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
            bytes = UnsafeRawBufferPointer(copy)
            guard count == 0 || pread(file, copy.baseAddress, count, 0) == count else { return nil }
            return
        }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: count)
    }

    /// A file of no more bytes is copied.
    private static let copied = 1 << 17

    deinit {
        if bytes.count > Self.copied {
            munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
        } else {
            bytes.deallocate()
        }
    }

    func holds(_ content: EnvironmentFolder.File.Content) -> Bool {
        switch content {
        case .bytes(let bytes): bytes.withUnsafeBytes { holds($0) }
        case .copy(let source): ComparedFile(source, followingLinks: true).map { holds($0.bytes) } ?? false
        }
    }

    private func holds(_ others: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == others.count else { return false }
        guard !bytes.isEmpty, let start = bytes.baseAddress, let other = others.baseAddress else { return true }
        return memcmp(start, other, bytes.count) == 0
    }
}
