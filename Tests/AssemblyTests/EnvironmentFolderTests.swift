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

    @Test func `500 resources are taken, 501 are not`() {
        struct Full: OneStack { let data = Holder(tables: Resources(count: 500)) }
        struct Over: OneStack { let data = Holder(tables: Resources(count: 501)) }
        #expect(rules(Full.self) == [])
        #expect(rules(Over.self) == ["too-many-resources"])
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

    @Test(arguments: ["../openapi.json", "/etc/openapi.json", "", ".hidden", "a/b"])
    func `a document's name cannot lead out of the folder`(name: String) {
        struct Naming: Stack {
            let description = "A stack of a test"
            let jobs = Resource("AWS::SQS::Queue")
            let definition: Definition
        }
        struct Example: App {
            static let name = "letters"
            static let sources = ""
            static let region = Region.paris
            let data: Naming
            init(_ environment: LetterApp.Environment, release: Release) {
                data = Naming(definition: Definition(name: release.tag(of: "name")))
            }
        }
        let app = Example.synthesize(.dev, release: Release(tags: ["name": name])) { _ in .failure(FileProblem("none")) }
        #expect(EnvironmentFolder(app).findings.map(\.rule) == ["file-name"])
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
