import Documents

/// The folder beside an app's module that holds a reviewed snapshot of each environment: `stacks/Novialoom/reviewed`.
public struct ReviewedFolder: Sendable {
    /// From the repository's root.
    public static func path(sources: String) -> String { "\(sources)/reviewed" }

    public let path: String
    private let fileSystem = FileSystem()

    /// - Throws: when the module is not below the root: a snapshot beside nothing would be read by nobody.
    public init(root: String, sources: String) throws(FileError) {
        let base = root == "." ? "" : root.hasSuffix("/") ? root : root + "/"
        guard try fileSystem.kind(of: base + sources) == .folder else {
            throw FileError(
                base + sources, "cannot find the app's module", because: "there is no such folder",
                remedy: "say by --root where the repository is")
        }
        path = base + Self.path(sources: sources)
    }

    /// Replaces the snapshots given, all of them or none.
    public func record(_ snapshots: [EnvironmentFolder]) throws(FileError) { try OutputFolder(path).write(snapshots) }

    /// What differs between a snapshot and its folder, each file once.
    /// - Parameter remedy: how the snapshot is renewed.
    public func differences(from snapshot: EnvironmentFolder, remedy: String) throws(FileError) -> [Finding] {
        let folder = "\(path)/\(snapshot.environment)"
        func finding(_ file: String, _ message: String, line: Int? = nil) -> Finding {
            Finding(
                "stale-snapshot", message, file: "\(folder)/\(file)", position: line.map { Position(line: $0, column: 1) }, remedy: remedy)
        }
        var findings: [Finding] = []
        for file in snapshot.files {
            guard case .bytes(let expected) = file.content else { continue }
            guard try kind("\(folder)/\(file.name)") == .file else {
                findings.append(finding(file.name, "the file is missing from the reviewed snapshot"))
                continue
            }
            let recorded = try fileSystem.read("\(folder)/\(file.name)")
            guard recorded != expected else { continue }
            let first = FirstDifference(recorded, expected)
            findings.append(finding(file.name, "the reviewed snapshot is stale: \(first.text)", line: first.line))
        }
        let known = Set(snapshot.files.map(\.name))
        for name in try files(below: folder) where !known.contains(name) {
            findings.append(finding(name, "the file is no part of the snapshot any more"))
        }
        return findings
    }

    /// The environments that have a folder here, sorted.
    public func environments() throws(FileError) -> [String] {
        guard try kind(path) == .folder else { return [] }
        var environments: [String] = []
        for name in try names(in: path) where !name.hasPrefix(".") {
            if try kind("\(path)/\(name)") == .folder { environments.append(name) }
        }
        return environments
    }

    private func files(below folder: String, in prefix: String = "") throws(FileError) -> [String] {
        guard try kind(folder) == .folder else { return [] }
        var files: [String] = []
        for name in try names(in: folder) {
            if try kind("\(folder)/\(name)") == .folder {
                files += try self.files(below: "\(folder)/\(name)", in: "\(prefix)\(name)/")
            } else {
                files.append(prefix + name)
            }
        }
        return files
    }

    private func names(in folder: String) throws(FileError) -> [String] {
        try fileSystem.names(in: folder).map { String(decoding: $0.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) }
            .sorted()
    }

    /// A file where a folder should be leads to nothing, as nothing does.
    private func kind(_ path: String) throws(FileError) -> FileSystem.Kind? {
        do throws(FileError) {
            return try fileSystem.kind(of: path)
        } catch {
            if error.isNoFolder { return nil }
            throw error
        }
    }
}

/// The first line in which two texts differ.
private struct FirstDifference {
    let line: Int
    let text: String

    init(_ old: [UInt8], _ new: [UInt8]) {
        let same = zip(old, new).prefix { $0 == $1 }.count
        line = 1 + old[..<same].count { $0 == UInt8(ascii: "\n") }
        let start = old[..<same].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        text = "line \(line) holds \(Self.line(old, start)) and would hold \(Self.line(new, start))"
    }

    private static func line(_ bytes: [UInt8], _ start: Int) -> String {
        guard start < bytes.count else { return "nothing" }
        let line = String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let trimmed = line.drop { $0 == " " }
        return "`\(trimmed.prefix(80))\(trimmed.count > 80 ? "…" : "")`"
    }
}
