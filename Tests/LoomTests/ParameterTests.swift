import AWS
import CloudFormationModel
import Documents
import Testing

@testable import Loom

@Suite struct ParameterTests {
    struct SampleApp: App {
        enum Environment: String, DeploymentEnvironment { case dev }
        static let name = "sample"
        static let sources = "stacks/Sample"
        static let region = Region.paris

        let jobs: Jobs
        var other: Other?

        init(_ environment: Environment, release: Release) { jobs = Jobs() }
        init(_ jobs: Jobs, _ other: Other? = nil) {
            self.jobs = jobs
            self.other = other
        }
    }

    struct Jobs: Stack {
        let description = "Jobs"
        var level = Parameter("How much is logged", default: "INFO", allowed: ["INFO", "DEBUG"])
        var bucket = Parameter("Where packages go", default: "sample-code")
        var key = Parameter("Under which key", default: "latest.zip")
        let code: UploadedPackage
        let queue: SQS.Queue
        var test: SmokeTest?

        init(required: [PathPattern] = [], event: String? = nil) {
            code = UploadedPackage(
                DeploymentPackage("code", required: required, forbidden: ["boto3/"]), runtime: .python312, handler: "main.handler",
                to: bucket, at: key)
            queue = SQS.Queue(queueName: "sample-\(level.ref)")
            test = event.map { SmokeTest(function, event: $0) }
        }

        var function = Lambda.Function(code: .init(), role: "arn:aws:iam::123456789012:role/sample")
    }

    struct Other: Stack {
        let description = "Other"
        let queue: SQS.Queue
        init(_ jobs: Jobs) { queue = SQS.Queue(queueName: "other-\(jobs.level.ref)") }
    }

    private func synthesized(_ app: SampleApp, files: [String: String] = ["main.py": "def handler(event, context): pass"]) -> SynthesizedApp
    {
        let assets = AssetSources { _, _ in
            .success(files.map { FolderFile($0.key, size: $0.value.utf8.count, SourceFile(Array($0.value.utf8))) })
        }
        return app.synthesized(in: .dev, assets: assets) { path in
            switch path {
            case "event.json": .success(SourceFile(Array("{}".utf8)))
            case "large.json": .success(SourceFile(Array("{}".utf8) + Array(repeating: UInt8(ascii: " "), count: 6 << 20)))
            default: .failure(FileProblem("it is not there"))
            }
        }
    }

    @Test("a parameter is named after its property, and used by Ref")
    func reference() {
        let app = synthesized(SampleApp(Jobs()))
        #expect(app.findings.isEmpty, "\(app.findings)")
        let template = app.stacks[0].template
        #expect(template.parameters.map(\.name) == ["Level", "Bucket", "Key", "CodeVersion"])
        #expect(template.parameters[0].other == ["Default": "INFO", "AllowedValues": ["INFO", "DEBUG"]])
        #expect(template.resource("Queue")?.properties["QueueName"] == ["Fn::Sub": "sample-${Level}"])
    }

    @Test("a default that is not allowed is an error at its declaration")
    func wrongDefault() {
        var jobs = Jobs()
        jobs.level = Parameter("How much is logged", default: "LOUD", allowed: ["INFO"])
        let found = synthesized(SampleApp(jobs)).findings.filter { $0.rule == "parameter-value" }
        #expect(found.count == 1 && found[0].position != nil)
    }

    @Test("a parameter of another stack is refused")
    func otherStack() {
        let jobs = Jobs()
        #expect(synthesized(SampleApp(jobs, Other(jobs))).findings.contains { $0.rule == "foreign-parameter" })
    }

    @Test("C4: a missing or forbidden file is refused by name")
    func package() {
        let missing = synthesized(SampleApp(Jobs(required: ["core/__init__.py"])))
        #expect(missing.findings.contains { $0.rule == "package-required" && $0.message.contains("core/__init__.py") })
        let forbidden = synthesized(SampleApp(Jobs()), files: ["main.py": "", "boto3/__init__.py": ""])
        #expect(forbidden.findings.contains { $0.rule == "package-forbidden" && $0.message.contains("boto3/__init__.py") })
        #expect(forbidden.uploads.isEmpty)
    }

    @Test("C5: a smoke test names the function and its event; a missing event is an error")
    func smokeTest() {
        let app = synthesized(SampleApp(Jobs(event: "event.json")))
        #expect(app.smokeTests.map(\.function) == ["Function"] && app.smokeTests.map(\.event) == ["tests/jobs-test.json"])
        #expect(app.files.contains { $0.name == "tests/jobs-test.json" })
        let missing = synthesized(SampleApp(Jobs(event: "events/none.json")))
        #expect(missing.hasErrors && missing.smokeTests.isEmpty)
        #expect(synthesized(SampleApp(Jobs(event: "large.json"))).findings.map(\.rule) == ["smoke-test-event"])
    }
}
