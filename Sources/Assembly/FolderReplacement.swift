#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One folder on its way to its place: first beside it under a hidden name, then swapped with what is there.
final class FolderReplacement {
    let target: String
    /// The new folder before the swap, and the old one after it.
    private let staged: String
    /// The old folder during a swap by two renames.
    private let setAside: String
    private let fileSystem: FileSystem
    private var undoing: (() throws(FileError) -> Void)?

    init(of target: String, in parent: String, named name: String, _ fileSystem: FileSystem) {
        self.target = target
        let hidden = parent.hasSuffix("/") ? "\(parent).\(name)" : "\(parent)/.\(name)"
        staged = hidden + ".loom-staged"
        setAside = hidden + ".loom-replaced"
        self.fileSystem = fileSystem
    }

    /// Cleans what a killed run left. One that died between two renames has moved the old folder away: it goes back.
    func recover() throws(FileError) {
        if try fileSystem.kind(of: setAside) != nil {
            if try fileSystem.kind(of: target) == nil {
                try fileSystem.rename(setAside, target)
            } else {
                try fileSystem.removeTree(setAside)
            }
        }
        try fileSystem.removeTree(staged)
    }

    /// Files that stay as they are keep their place on the disk and their time stamps, so that what copies changed files sees which they are.
    func stage(_ files: [EnvironmentFolder.File]) throws(FileError) {
        try makeFolder(staged)
        var made: Set<String> = []
        for file in files {
            for folder in file.folders where made.insert(folder).inserted { try makeFolder("\(staged)/\(folder)") }
            let path = "\(staged)/\(file.name)"
            if !fileSystem.keep("\(target)/\(file.name)", path, file.content) {
                switch file.content {
                case .bytes(let bytes): try fileSystem.create(path, bytes)
                case .copy(let source): try fileSystem.create(path, try fileSystem.read(source))
                }
            }
            if file.isExecutable { try fileSystem.makeExecutable(path) }
        }
    }

    private func makeFolder(_ path: String) throws(FileError) {
        guard mkdir(path, 0o777) == 0 else { throw FileError(path, "cannot make the folder", code: errno) }
    }

    func place() throws(FileError) {
        guard try fileSystem.kind(of: target) != nil else {
            try fileSystem.rename(staged, target)
            undoing = { [self] () throws(FileError) in try fileSystem.rename(target, staged) }
            return
        }
        if try fileSystem.exchange(staged, target) {
            undoing = { [self] () throws(FileError) in _ = try fileSystem.exchange(staged, target) }
            return
        }
        try fileSystem.rename(target, setAside)
        do throws(FileError) {
            try fileSystem.rename(staged, target)
        } catch {
            try fileSystem.rename(setAside, target)
            throw error
        }
        undoing = { [self] () throws(FileError) in
            try fileSystem.rename(target, staged)
            try fileSystem.rename(setAside, target)
        }
    }

    /// Puts back what `place` replaced, and removes the new folder. When putting back fails too, nothing is removed, so that nothing is lost.
    func abandon() {
        do {
            try undoing?()
            if try fileSystem.kind(of: setAside) == nil { try fileSystem.removeTree(staged) }
        } catch {
            return
        }
    }

    /// Removes the old folder after a swap. What cannot be removed is left for `recover`; it is no reason to fail.
    func finish() {
        try? fileSystem.removeTree(staged)
        try? fileSystem.removeTree(setAside)
    }
}
