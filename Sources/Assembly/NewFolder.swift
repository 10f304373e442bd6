#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder that was not there before: written beside its place under a hidden name, then put there in one step. What is there is never
/// touched, not even an empty folder; those above it are made where they are missing.
public enum NewFolder {
    /// - Parameter files: by their paths in the folder.
    public static func write(_ files: [(name: String, text: String)], to path: String, fileSystem: FileSystem = FileSystem())
        throws(FileError)
    {
        let slash = path.lastIndex(of: "/")
        let (parent, name) = (slash.map { String(path[..<$0]) } ?? ".", slash.map { path[path.index(after: $0)...] } ?? path[...])
        guard try fileSystem.kind(of: path) == nil else {
            throw FileError(path, "cannot write the folder", because: "it is there already", remedy: "choose another name or place")
        }
        let made = parent.isEmpty ? [] : try fileSystem.makeFolders(parent)
        do throws(FileError) {
            try place(files, String(name), in: parent, fileSystem)
        } catch {
            fileSystem.removeFolders(made)
            throw error
        }
    }

    private static func place(_ files: [(name: String, text: String)], _ name: String, in parent: String, _ fileSystem: FileSystem)
        throws(FileError)
    {
        var staged = Array("\(parent)/.\(name).XXXXXX".utf8CString)
        guard mkdtemp(&staged) != nil else { throw FileError(parent, "cannot write into the folder", code: errno) }
        let hidden = staged.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        do throws(FileError) {
            for file in files {
                if let slash = file.name.lastIndex(of: "/") { _ = try fileSystem.makeFolders("\(hidden)/\(file.name[..<slash])") }
                try fileSystem.create("\(hidden)/\(file.name)", Array(file.text.utf8))
            }
            // mkdtemp makes folders for their owner alone.
            guard chmod(hidden, 0o755) == 0 else { throw FileError(hidden, "cannot open the folder to others", code: errno) }
            try claim("\(parent)/\(name)")
            try fileSystem.rename(hidden, "\(parent)/\(name)")
        } catch {
            try? fileSystem.removeTree(hidden)
            throw error
        }
    }

    /// An empty folder, which the new one then replaces in one step: whoever else makes it first wins.
    private static func claim(_ path: String) throws(FileError) {
        guard mkdir(path, 0o777) == 0 else { throw FileError(path, "cannot write the folder", code: errno) }
    }
}
