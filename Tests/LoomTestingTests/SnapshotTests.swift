import Documents
import Testing

@testable import LoomTesting

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct SnapshotTests {
    let document: JSON = ["Resources": ["Orders": ["Properties": ["VisibilityTimeout": 900, "QueueName": "orders"]]]]
    let changed: JSON = ["Resources": ["Orders": ["Properties": ["VisibilityTimeout": 600, "QueueName": "orders"]]]]

    @Test func `one that was never recorded fails, and says how to record it`() throws {
        try withTest { test in
            let snapshot = Snapshot(name: "queues", test: test)
            let problem = try #require(snapshot.problem(with: document, .off))
            #expect(problem.hasPrefix(#"snapshot "queues" was never recorded"#))
            #expect(problem.hasSuffix(#"__Snapshots__/ShopTests/queues.json with "LOOM_RECORD=1 swift test""#))
            #expect(!FileManager.default.fileExists(atPath: snapshot.path))
        }
    }

    @Test func `what is recorded is compared, and recorded as the same bytes again`() throws {
        try withTest { test in
            let snapshot = Snapshot(name: "queues", test: test)
            #expect(snapshot.problem(with: document, .on) == nil)
            let bytes = FileManager.default.contents(atPath: snapshot.path)
            #expect(bytes.map(Array.init) == JSONWriter.bytes(document))
            #expect(snapshot.problem(with: document, .off) == nil)
            #expect(snapshot.problem(with: changed, .off) != nil)
            #expect(FileManager.default.contents(atPath: snapshot.path) == bytes)
            #expect(snapshot.problem(with: changed, .on) == nil)
            #expect(snapshot.problem(with: changed, .off) == nil)
        }
    }

    @Test func `a difference is shown by its path, with what to do`() throws {
        try withTest { test in
            let snapshot = Snapshot(name: "queues", test: test)
            #expect(snapshot.problem(with: document, .on) == nil)
            let problem = try #require(snapshot.problem(with: changed, .off))
            #expect(
                problem.split(separator: "\n").dropFirst() == [
                    "  /Resources/Orders/Properties", #"-   "VisibilityTimeout": 900"#, #"+   "VisibilityTimeout": 600"#,
                    "if that is meant: LOOM_RECORD=1 swift test",
                ])
        }
    }

    @Test func `CI refuses to record, whether there is something to record or not`() throws {
        try withTest { test in
            let snapshot = Snapshot(name: "queues", test: test)
            #expect(snapshot.problem(with: document, .refused)?.contains("nothing is recorded where CI is set") == true)
            #expect(!FileManager.default.fileExists(atPath: snapshot.path))
            #expect(snapshot.problem(with: document, .on) == nil)
            #expect(snapshot.problem(with: document, .refused) != nil)
        }
    }

    @Test(arguments: [
        ([:], SnapshotRecording.off), (["CI": "true"], .off), (["LOOM_RECORD": "1"], .on), (["LOOM_RECORD": "0"], .off),
        (["LOOM_RECORD": "1", "CI": "true"], .refused), (["LOOM_RECORD": "1", "CI": "1"], .refused),
        (["LOOM_RECORD": "1", "CI": "false"], .on), (["LOOM_RECORD": "1", "CI": ""], .on),
    ]) func `recording is asked for by a variable, and refused by another`(environment: [String: String], mode: SnapshotRecording) {
        #expect(SnapshotRecording(environment) == mode)
    }

    @Test func `a record that is no JSON is told with its place`() throws {
        try withTest { test in
            let snapshot = Snapshot(name: "queues", test: test)
            #expect(snapshot.problem(with: document, .on) == nil)
            try Data("{\n!".utf8).write(to: URL(filePath: snapshot.path))
            #expect(snapshot.problem(with: document, .off)?.contains("queues.json:2:1: ") == true)
            #expect(snapshot.problem(with: document, .on) == nil)
            #expect(snapshot.problem(with: document, .off) == nil)
        }
    }

    @Test(arguments: ["", "../other", "a b", ".hidden"]) func `a name is that of a file`(name: String) {
        #expect(Snapshot(name: name, test: "/tmp/T.swift").problem(with: [:], .off)?.contains("cannot be a snapshot's name") == true)
    }

    @Test func `templates are as they were recorded`() {
        expectSnapshot(of: QueueStack.deployment, named: "queues")
        expectSnapshot(of: .array(ShopApp.prod.resources.map { .string($0.id) }), named: "resources")
    }

    @Test func `one stack is its template, several are an object of theirs`() {
        #expect(QueueStack.deployment.document["Resources"]?.object?.keys == ["Orders", "Returns"])
        #expect(ShopApp.prod.document.object?.keys == ["data", "readers"])
    }
}
