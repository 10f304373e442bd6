import Documents
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Expects the templates of a deployment to be as they were recorded: the one template, or an object with all by their stacks' names.
///
/// The record is `__Snapshots__/<file of the test>/<name>.json` beside the test; `LOOM_RECORD=1 swift test` writes those that are missing
/// or differ, and CI refuses to. SwiftPM asks for `exclude: ["__Snapshots__"]` in the test target.
public func expectSnapshot(
    of deployment: Deployment, named name: String, filePath: String = #filePath,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    expectSnapshot(of: deployment.document, named: name, filePath: filePath, sourceLocation: sourceLocation)
}

/// Expects a document to be as it was recorded: a table of names, an OpenAPI document.
public func expectSnapshot(
    of document: JSON, named name: String, filePath: String = #filePath, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let snapshot = Snapshot(name: name, test: filePath)
    let recording = SnapshotRecording(ProcessInfo.processInfo.environment)
    if let problem = snapshot.problem(with: document, recording) { Issue.record(problem, at: sourceLocation) }
}

extension Deployment {
    /// All of its templates in one document.
    var document: JSON { templates.count == 1 ? templates[0].json : .object(JSON.Object(templates.map { ($0.name, $0.json) })) }
}

/// Whether snapshots are compared or written.
enum SnapshotRecording: Sendable {
    case off, on
    /// Somebody asked for it where nobody reads what is recorded.
    case refused

    /// `CI` counts when it is set, but to `false` or `0`; so does `LOOM_RECORD`.
    init(_ environment: [String: String]) {
        func isSet(_ name: String) -> Bool { !["", "0", "false"].contains(environment[name]?.lowercased() ?? "") }
        self = !isSet("LOOM_RECORD") ? .off : isSet("CI") ? .refused : .on
    }
}

/// A file with what a document was when somebody last looked at it.
struct Snapshot {
    let name: String
    let path: String
    private let shown: String

    init(name: String, test: String) {
        let slash = test.lastIndex(of: "/") ?? test.startIndex
        let file = test[slash...].drop { $0 == "/" }
        self.name = name
        path = "\(test[..<slash])/__Snapshots__/\(file.split(separator: ".").first ?? file)/\(name).json"
        shown = PackageFiles(around: test).shown(path)
    }

    /// What is wrong; nil when the document is as recorded, or was recorded now.
    func problem(with document: JSON, _ recording: SnapshotRecording) -> String? {
        let isName = !name.isEmpty && !name.hasPrefix(".") && name.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 < 0x7F }
        guard isName else { return "\"\(name)\" cannot be a snapshot's name; it is the name of a file, without blanks or slashes" }
        let command = "LOOM_RECORD=1 swift test"
        if case .refused = recording {
            return "snapshot \"\(name)\": nothing is recorded where CI is set; record with \"\(command)\" at home, and commit \(shown)"
        }
        let recorded: JSON?
        do throws(ReadingError) {
            recorded = try read()
        } catch {
            if case .on = recording { return write(document) }
            return "\(shown):\(error.position): \(error.message); remove the file, or record it with \"\(command)\""
        }
        if recorded == document { return nil }
        if case .on = recording { return write(document) }
        guard let recorded else { return "snapshot \"\(name)\" was never recorded; record \(shown) with \"\(command)\"" }
        let changes = DocumentChanges(from: recorded, to: document)
        return "snapshot \"\(name)\" is not as recorded in \(shown):\(changes.lines)\nif that is meant: \(command)"
    }

    /// Nil where there is no file.
    private func read() throws(ReadingError) -> JSON? {
        guard let content = FileManager.default.contents(atPath: path) else { return nil }
        return try Document(json: Array(content), file: shown).root
    }

    private func write(_ document: JSON) -> String? {
        do {
            let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(JSONWriter.bytes(document)).write(to: URL(filePath: path), options: .atomic)
            return nil
        } catch {
            return "snapshot \"\(name)\" cannot be written to \(shown): \(error)"
        }
    }
}
