/// A file of the repository that is there. Its bytes are read when somebody asks for them: most files are copied and never looked at.
public struct SourceFile: Sendable {
    /// Where it lies on the disk; nil for one that stands in memory only.
    public let path: String?
    private let read: @Sendable () -> Result<[UInt8], FileProblem>

    /// - Parameter read: called when the bytes are asked for, each time.
    public init(path: String, reading read: @escaping @Sendable () -> Result<[UInt8], FileProblem>) {
        self.path = path
        self.read = read
    }

    /// A file that stands in memory: for tests.
    public init(_ bytes: [UInt8]) {
        path = nil
        read = { .success(bytes) }
    }

    /// Reads it; a file that was there may be gone by now.
    public func bytes() -> Result<[UInt8], FileProblem> { read() }
}

/// Finds a file of the repository by its path from the root.
public typealias FileReader = @Sendable (String) -> Result<SourceFile, FileProblem>

/// A file that could not be read.
public struct FileProblem: Error, Hashable, Sendable {
    /// What is wrong, without the path: `cannot be read`.
    public var message: String
    /// What to do about it, where that is known.
    public var remedy: String?

    public init(_ message: String, remedy: String? = nil) {
        self.message = message
        self.remedy = remedy
    }
}
