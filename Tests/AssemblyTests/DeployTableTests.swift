import Assembly
import CloudFormationModel
import Documents
import Foundation
import Loom
import Testing

/// What bash reads of an environment's folder (D4).
@Suite struct DeployTableTests {
    let folder = LetterApp.folder(.prod)
    let lines: [[String]]

    init() throws {
        let table = try #require(folder.files.first { $0.name == "deploy.tsv" })
        lines = String(decoding: table.bytes, as: UTF8.self).split(separator: "\n").map { $0.components(separatedBy: "\t") }
    }

    func line(_ fields: String...) -> [String]? { lines.first { Array($0.prefix(fields.count)) == fields } }

    @Test func `it says what the manifest says, in fields that bash can read`() throws {
        let data = try #require(folder.stacks.first)
        #expect(line("app") == ["app", "letters"])
        #expect(line("env") == ["env", "prod"])
        #expect(line("bucket") == ["bucket", "letters-deploy"])
        #expect(line("role") == nil)
        #expect(
            line("stack", "data") == [
                "stack", "data", "letters-data-prod", "eu-west-3", "data.template.json", "\(data.bytes.count)", data.sha256,
                data.templateHash, "-", "protected", "state",
            ])
        #expect(line("stack", "api")?.suffix(3) == ["CAPABILITY_NAMED_IAM", "-", "-"])
        #expect(lines.filter { $0[0] == "stack" }.map { $0[1] } == ["data", "api"])
        #expect(line("parameter") == ["parameter", "api", "DataJobsArn", "data", "JobsArn"])
        #expect(line("resource", "data")?.dropLast(3).last == "stacks/Letters/TestApp.swift")
        #expect(line("resource", "data")?.suffix(2) == ["state", "Delete"])
        #expect(line("resource", "api", "Role")?.suffix(2) == ["-", "Delete"])
    }

    @Test func `no field is empty, since bash takes two tabs for one`() {
        #expect(lines.allSatisfy { !$0.contains("") })
    }

    @Test func `the manifest vouches for it`() throws {
        let manifest = try JSON(parsing: try #require(folder.files.last).bytes)
        let table = try #require(folder.files.first { $0.name == "deploy.tsv" })
        #expect(manifest["deployTable"] == ["file": "deploy.tsv", "sha256": .string(SHA256.hex(of: table.bytes))])
    }

    @Test(arguments: ["a\tb", "a\nb", "", "a\u{7F}"])
    func `a text that would read as two is refused`(text: String) {
        let app = NamedApp.synthesize(.dev, release: Release(tags: ["policy": text])) { _ in .failure(FileProblem("none")) }
        #expect(EnvironmentFolder(app).findings.map(\.rule) == ["deploy-table"])
    }

    /// Gives a resource a deletion policy by way of the release.
    struct NamedApp: App {
        static let name = "letters"
        static let sources = ""
        static let region = Region.paris
        let data: Holder

        init(_ environment: LetterApp.Environment, release: Release) { data = Holder(images: Image(tag: release.tag(of: "policy"))) }

        struct Holder: Stack {
            let description = "A stack of a test"
            let images: Image
        }

        struct Image: Construct {
            var handle = Handle("image", file: #fileID, line: #line)
            var tag: String
            func build(in scope: Scope) {
                scope.add(
                    Resource(
                        "AWS::Lambda::Function",
                        ["Code": ["ImageUri": Untyped(.string("1.dkr.ecr.eu-west-3.amazonaws.com/letters-core:\(tag)"))]]))
            }
        }
    }
}

@Suite struct TemplateHashTests {
    @Test func `each template shows the digest of itself with zeros in its place`() throws {
        for stack in LetterApp.folder(.prod).stacks {
            let text = String(decoding: stack.bytes, as: UTF8.self)
            #expect(try JSON(parsing: stack.bytes)["Outputs"]?["TemplateHash"]?["Value"]?.string == stack.templateHash)
            let blank = text.replacingOccurrences(of: stack.templateHash, with: String(repeating: "0", count: 64))
            #expect(SHA256.hex(of: Array(blank.utf8)) == stack.templateHash)
            #expect(SHA256.hex(of: stack.bytes) == stack.sha256)
        }
    }

    @Test func `it changes with the template, and with nothing else`() {
        let (short, long) = (LetterApp.folder(.prod).stacks, LetterApp.folder(.prod, delay: "long").stacks)
        #expect(short.map(\.templateHash) == LetterApp.folder(.prod).stacks.map(\.templateHash))
        #expect(short[0].templateHash != long[0].templateHash)
        #expect(short[1].templateHash == long[1].templateHash)
    }

    @Test func `its name is taken`() {
        struct Taken: Stack {
            let description = "A stack of a test"
            let jobs = Resource("AWS::SQS::Queue")
            var outputs: [StackOutput] { [StackOutput("TemplateHash", "mine", "Mine")] }
        }
        struct Example: EnvironmentFolderTests.OneStack { let data = Taken() }
        let app = Example.synthesize(.dev) { _ in .failure(FileProblem("none")) }
        #expect(EnvironmentFolder(app).findings.map(\.rule) == ["reserved-output"])
    }
}
