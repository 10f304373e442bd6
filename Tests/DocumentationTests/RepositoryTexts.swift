import LoomTesting

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The texts of the repository that the tests were built from, by their paths from its root.
enum RepositoryTexts {
    private static let package = PackageFiles()

    /// Documents in Markdown, articles of the libraries among them.
    static let documents =
        ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"] + paths(below: ["docs", "Sources", "Tests", "scripts"], ending: ".md")

    static func text(of path: String) throws -> String {
        String(decoding: try package.find(path).get().bytes().get(), as: UTF8.self)
    }

    static func exists(_ path: String) -> Bool { package.root.map { FileManager.default.fileExists(atPath: "\($0)/\(path)") } ?? false }

    static func paths(below folders: [String], ending: String) -> [String] {
        folders.flatMap { folder in
            let paths = package.root.flatMap { try? FileManager.default.subpathsOfDirectory(atPath: "\($0)/\(folder)") } ?? []
            return paths.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
        }
    }
}
