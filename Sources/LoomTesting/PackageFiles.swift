import Assembly
import Loom

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files of the package that a test is in.
public struct PackageFiles: Sendable {
    private let test: String
    /// The nearest folder above the test with a `Package.swift`; nil where there is none.
    public let root: String?

    /// - Parameter test: a file of the package; that of the test unless said otherwise.
    public init(around test: String = #filePath) {
        self.test = test
        var root: String?
        var folder = test
        while root == nil, let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            if FileManager.default.fileExists(atPath: "\(folder)/Package.swift") { root = folder }
        }
        self.root = root
    }

    /// Finds a file by its path from the package's folder; an app synthesizes with this.
    @Sendable public func find(_ path: String) -> Result<SourceFile, FileProblem> {
        guard let root else { return .failure(FileProblem("there is no Package.swift above \(test)")) }
        guard let content = FileManager.default.contents(atPath: "\(root)/\(path)") else {
            return .failure(FileProblem("cannot be read", remedy: "paths start at the package's folder"))
        }
        return .success(SourceFile(Array(content)))
    }

    /// The folders that become packages of functions.
    public var assets: AssetSources { root.flatMap { try? RepositoryFiles(root: $0).assets } ?? .none }

    /// A path as it is told to people: from the package's folder.
    func shown(_ path: String) -> String {
        guard let root, path.hasPrefix(root + "/") else { return path }
        return String(path.dropFirst(root.count + 1))
    }
}
