/// A file below a folder that was asked for.
public struct FolderFile: Sendable {
    /// From the folder: `core/__init__.py`.
    public var path: String
    /// Bytes.
    public var size: Int
    /// Whether its owner may run it; kept in the zip.
    public var isExecutable: Bool
    /// Its content, read when it is asked for.
    public var file: SourceFile

    public init(_ path: String, size: Int, isExecutable: Bool = false, _ file: SourceFile) {
        self.path = path
        self.size = size
        self.isExecutable = isExecutable
        self.file = file
    }
}

/// Where the content of assets comes from. Nothing but a synth that writes needs it.
public struct AssetSources: Sendable {
    /// The files below a folder of the repository, without those that are excluded; a folder is asked for with a slash at its end. Nothing
    /// from outside of the folder is among them.
    public typealias FolderReader = @Sendable (_ path: String, _ isExcluded: (String) -> Bool) -> Result<[FolderFile], FileProblem>
    /// The files that a package manager installs.
    public typealias Installer =
        @Sendable (_ dependencies: PythonDependencies, _ runtime: FunctionRuntime) -> Result<[FolderFile], FileProblem>

    let folder: FolderReader
    let install: Installer

    /// - Parameters:
    ///   - folder: lists the files below a folder of the repository.
    ///   - install: installs Python packages; without one, a package with dependencies is an error.
    public init(folder: @escaping FolderReader, install: @escaping Installer = { _, _ in .failure(Self.noInstaller) }) {
        self.folder = folder
        self.install = install
    }

    /// For who does not need what is in an asset, such as its resources' types.
    public static let none = AssetSources { _, _ in .failure(FileProblem("there are no folders here")) }

    /// What a package with dependencies is told where nothing installs them.
    public static let noInstaller = FileProblem("nothing is installed here", remedy: "synthesize by the app's executable")
}
