import Documents

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why something could not be done to a file or folder.
public struct FileError: Error, Hashable, Sendable {
    /// The path as the user wrote it, or as it was built from that.
    public var path: String
    /// What was tried: `cannot write the file`.
    public var attempt: String
    /// The system's error number; nil where the refusal is ours.
    public var code: Int32?
    private var ownReason: String?
    private var ownRemedy: String?

    public init(_ path: String, _ attempt: String, code: Int32) {
        self.path = path
        self.attempt = attempt
        self.code = code
    }

    public init(_ path: String, _ attempt: String, because reason: String, remedy: String) {
        self.path = path
        self.attempt = attempt
        ownReason = reason
        ownRemedy = remedy
    }

    /// Whether there is nothing at the path.
    public var isMissing: Bool { code == ENOENT || isNoFolder }

    /// Whether a part of the path that should be a folder is something else.
    var isNoFolder: Bool { code == ENOTDIR }

    public var reason: String { ownReason ?? code.map { String(cString: strerror($0)) } ?? "for an unknown reason" }

    public var remedy: String? {
        if let ownRemedy { return ownRemedy }
        return switch code {
        case EACCES, EPERM: "give yourself the right to it, or choose another place"
        case EROFS: "choose a place that is not read-only"
        case ENOSPC, EDQUOT: "free some space, or choose a place on another disk"
        case ENOTDIR, EEXIST: "move the file away that stands where a folder should be, or choose another place"
        case ENOENT: "check the path"
        case ELOOP: "replace the symbolic link by what it should lead to"
        case EISDIR: "name a file, not a folder"
        case ENAMETOOLONG: "choose a shorter path"
        case EMFILE, ENFILE: "close other programs or raise the limit of open files"
        case EIO: "check the disk"
        default: nil
        }
    }

    public func finding(_ rule: String) -> Finding {
        Finding(rule, "\(attempt): \(reason)", file: path, remedy: remedy)
    }
}
