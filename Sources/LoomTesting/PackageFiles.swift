import Loom

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files of the package that a test is in: the nearest folder above it with a `Package.swift`.
struct PackageFiles: Sendable {
    let test: String
    let root: String?

    init(around test: String) {
        self.test = test
        var folder = test
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            if FileManager.default.fileExists(atPath: "\(folder)/Package.swift") { break }
        }
        root = folder.contains("/") ? folder : nil
    }

    @Sendable func find(_ path: String) -> Result<SourceFile, FileProblem> {
        guard let root else { return .failure(FileProblem("there is no Package.swift above \(test)")) }
        guard let content = FileManager.default.contents(atPath: "\(root)/\(path)") else {
            return .failure(FileProblem("cannot be read", remedy: "paths start at the package's folder"))
        }
        return .success(SourceFile(Array(content)))
    }

    /// A path as it is told to people: from the package's folder.
    func shown(_ path: String) -> String {
        guard let root, path.hasPrefix(root + "/") else { return path }
        return String(path.dropFirst(root.count + 1))
    }
}
