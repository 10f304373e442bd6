#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension FileSystem {
    /// Removes the file, or the folder with all that is in it. A symbolic link is removed itself, never followed; nothing there is no error.
    public func removeTree(_ path: String) throws(FileError) {
        let code = remove(Array(path.utf8CString), below: AT_FDCWD, depth: 0)
        if code != 0 { throw FileError(path, "cannot be removed", code: code) }
    }

    /// - Returns: 0, or the error number.
    private func remove(_ name: [CChar], below folder: Int32, depth: Int) -> Int32 {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return errno == ENOENT ? 0 : errno }
        guard Kind(status) == .folder else { return unlinkat(folder, name, 0) == 0 ? 0 : errno }
        // Each level holds a descriptor.
        guard depth < 64 else { return ELOOP }
        let opened = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else { return errno }
        guard let stream = fdopendir(opened) else {
            close(opened)
            return errno
        }
        defer { closedir(stream) }
        for entry in entries(of: stream) {
            let code = remove(entry, below: opened, depth: depth + 1)
            if code != 0 { return code }
        }
        return unlinkat(folder, name, AT_REMOVEDIR) == 0 ? 0 : errno
    }

    /// The names in a folder as the system's bytes, which need not be UTF-8.
    func names(in path: String) throws(FileError) -> [[CChar]] {
        guard let stream = opendir(path) else { throw FileError(path, "cannot list the folder", code: errno) }
        defer { closedir(stream) }
        return entries(of: stream)
    }

    #if canImport(Darwin)
        private typealias FolderStream = UnsafeMutablePointer<DIR>
    #else
        private typealias FolderStream = OpaquePointer
    #endif

    private func entries(of stream: FolderStream) -> [[CChar]] {
        var names: [[CChar]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                Array(bytes.bindMemory(to: CChar.self).prefix { $0 != 0 }) + [0]
            }
            if name != [46, 0], name != [46, 46, 0] { names.append(name) }
        }
        return names
    }
}
