import Assembly
import CloudFormationModel
import Documents
import Loom
import Testing

/// What CloudFormation or a disk would not take is found before anything is written.
@Suite struct EnvironmentFolderTests {
    protocol OneStack: App where Environment == LetterApp.Environment {
        init()
    }

    struct Holder: Stack {
        let description = "A stack of a test"
        var tables: Resources?
        var definition: Definition?
    }

    /// `count` queues, each with a text of `size` bytes.
    struct Resources: Declaration {
        var count: Int
        var size = 0
        var constructs: [(name: String?, construct: any Construct)] {
            (0..<count).map { ("row-\($0)", Row(text: String(repeating: "x", count: size))) }
        }
    }

    struct Row: Construct {
        var text: String
        var handle = Handle("row", file: #fileID, line: #line)
        func build(in scope: Scope) { scope.add("", Resource("AWS::SQS::Queue", ["QueueName": Untyped(.string(text))])) }
    }

    func rules(_ app: (some OneStack).Type) -> [String] {
        EnvironmentFolder(app.synthesize(.dev) { _ in .failure(FileProblem("none")) }).findings.map(\.rule)
    }

    @Test func `a template over one megabyte is not taken`() {
        struct Large: OneStack { let data = Holder(tables: Resources(count: 10, size: 99_000)) }
        struct Over: OneStack { let data = Holder(tables: Resources(count: 10, size: 100_000)) }
        #expect(rules(Large.self) == [])
        #expect(rules(Over.self) == ["template-too-large"])
    }

    @Test func `a stack without a resource is not taken`() {
        struct Empty: OneStack { let data = Holder() }
        #expect(rules(Empty.self) == ["empty-stack"])
    }

    @Test(
        arguments: [
            "../openapi.json", "/etc/openapi.json", "", ".hidden", "portal/../../openapi.json", "portal//openapi.json", "portal/",
            "portal/.hidden", "portal/./openapi.json", "1/2/3/4/5/6/7/8/9", "portal/\0.json",
        ])
    func `a document's name cannot lead out of the folder`(name: String) {
        #expect(rules(publishing: [name]) == ["file-name"])
    }

    @Test func `a document's name can be a path of folders`() {
        #expect(rules(publishing: ["portal/openapi.json", "portal/assets/openapi.json", "openapi.json", "1/2/3/4/5/6/7/8"]) == [])
    }

    @Test(
        arguments: [
            ["portal", "portal/openapi.json"], ["portal/openapi.json", "portal"], ["portal/openapi.json", "portal/OpenAPI.json"],
            ["portal/openapi.json", "Portal/other.json"], ["a/portal/openapi.json", "a/Portal"], ["manifest.json/openapi.json"],
        ])
    func `a file and a folder of one name are refused, and two spellings of one folder`(names: [String]) {
        #expect(rules(publishing: names) == ["duplicate-file"])
    }

    /// Of an app that publishes documents under `names`.
    func rules(publishing names: [String]) -> [String] {
        let app = PublishingApp.synthesize(.dev, release: Release(tags: ["names": names.joined(separator: "|")])) { _ in
            .failure(FileProblem("none"))
        }
        return EnvironmentFolder(app).findings.map(\.rule)
    }

    @Test func `two files of one name are refused, on disks that know no case too`() {
        struct Twice: Stack {
            let description = "A stack of a test"
            let jobs = Resource("AWS::SQS::Queue")
            let one = Definition()
            let other = Definition(name: "OpenAPI.json")
        }
        struct Example: OneStack { let data = Twice() }
        #expect(rules(Example.self) == ["duplicate-file"])
    }
}

extension EnvironmentFolderTests.OneStack {
    static var name: String { "letters" }
    static var sources: String { "" }
    static var region: Region { .paris }
    init(_ environment: LetterApp.Environment, release: Release) { self.init() }
}

/// Publishes a document under each name that it is given by way of the release.
struct PublishingApp: App {
    struct Documents: Construct {
        var handle = Handle("documents", file: #fileID, line: #line)
        var names: [String]
        func build(in scope: Scope) { for name in names { scope.publish(["openapi": "3.0.3"], as: name) } }
    }

    struct Holder: Stack {
        let description = "A stack of a test"
        let jobs = Resource("AWS::SQS::Queue")
        let documents: Documents
    }

    static let name = "letters"
    static let sources = ""
    static let region = Region.paris
    let data: Holder

    init(_ environment: LetterApp.Environment, release: Release) {
        let names = release.tag(of: "names").split(separator: "|", omittingEmptySubsequences: false)
        data = Holder(documents: Documents(names: names.map(String.init)))
    }
}
