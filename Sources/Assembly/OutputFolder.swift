#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder that holds one folder per environment: `out`.
///
/// All environments of one call are written beside their places first, and only then put there, each in one step where the system has one.
/// Whatever fails, a folder is as it was or as it should be, never half of both.
public struct OutputFolder: Sendable {
    public let path: String
    private let fileSystem: FileSystem

    public init(_ path: String, fileSystem: FileSystem = FileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    public func folder(of environment: String) -> String { path.hasSuffix("/") ? path + environment : "\(path)/\(environment)" }

    public func write(_ folders: [EnvironmentFolder]) throws(FileError) {
        let made = try fileSystem.makeFolders(path)
        do throws(FileError) {
            let lock = FolderLock(path)
            defer { lock.release() }
            try replace(folders)
        } catch {
            fileSystem.removeFolders(made)
            throw error
        }
    }

    private func replace(_ folders: [EnvironmentFolder]) throws(FileError) {
        let all = folders.map { folder in
            (FolderReplacement(of: self.folder(of: folder.environment), in: path, named: folder.environment, fileSystem), folder)
        }
        for (replacement, _) in all { try replacement.recover() }
        // What is as it should be is ours.
        let changed = all.filter { replacement, folder in !fileSystem.holds(replacement.target, just: folder.files) }
        for (replacement, folder) in changed { try refuseForeign(replacement.target, app: folder.app) }
        do throws(FileError) {
            for (replacement, folder) in changed { try replacement.stage(folder.files) }
            for (replacement, _) in changed { try replacement.place() }
        } catch {
            for (replacement, _) in changed.reversed() { replacement.abandon() }
            throw error
        }
        for (replacement, _) in changed { replacement.finish() }
    }

    /// What somebody else put there is not ours to replace.
    private func refuseForeign(_ target: String, app: String) throws(FileError) {
        let attempt = "cannot replace the folder"
        let remedy = "move it away, or choose another folder by --out"
        switch try fileSystem.kind(of: target) {
        case nil: return
        case .link: throw FileError(target, attempt, because: "it is a symbolic link", remedy: remedy)
        case .file, .other: throw FileError(target, attempt, because: "it is no folder", remedy: remedy)
        case .folder: break
        }
        guard try !fileSystem.names(in: target).isEmpty else { return }
        let manifest = "\(target)/\(Manifest.file)"
        guard try fileSystem.kind(of: manifest) == .file, let owner = Manifest.owner(of: try fileSystem.read(manifest)) else {
            throw FileError(target, attempt, because: "it holds files but no \(Manifest.file) of an earlier synth", remedy: remedy)
        }
        guard owner.app == app else {
            throw FileError(target, attempt, because: "it is the output of app \"\(owner.app)\"", remedy: "choose another folder by --out")
        }
    }
}

/// Keeps two runs from writing one output folder at the same time; the system lets go of it when a run is killed. Where a disk knows no
/// locks there is none.
private struct FolderLock {
    private let descriptor: Int32

    init(_ path: String) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }

    func release() { if descriptor >= 0 { close(descriptor) } }
}
