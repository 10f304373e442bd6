import CloudFormationModel
import Loom
import Testing

@testable import Commands

/// `synth` looks for what AWS would refuse, before anything is written.
@Suite struct SynthCheckTests {
    let repository: Repository

    init() throws { repository = try Repository() }

    /// A queue that AWS refuses, and what it takes.
    struct BrokenApp: App {
        enum Environment: String, DeploymentEnvironment { case dev }

        struct QueueStack: Stack {
            let description = "Queues"
            let wrong = Resource("AWS::SQS::Queue", ["DelaySecond": 5])
            let key = Resource("AWS::SSM::Parameter", ["Type": "String", "Value": "a"])
        }

        static let name = "broken"
        static let sources = "stacks/Broken"
        static let region = Region.paris
        static let services: [ServiceDescription] = []
        let queues = QueueStack()

        init(_ environment: Environment, release: Release) {}
    }

    @Test func `a template that AWS would refuse is told with its declaration, and nothing is written`() {
        let run = repository.synth("--env", "dev", app: BrokenApp.self)
        #expect(run.code == .failure)
        let place = "stacks/Broken/SynthCheckTests.swift:19: error: "
        #expect(run.error.contains(place), "\(run.error)")
        #expect(run.error.contains("there is no property DelaySecond; did you mean DelaySeconds? [unknown-property]"), "\(run.error)")
        #expect(repository.written.isEmpty)
    }

    @Test func `--no-check writes it all the same`() {
        let run = repository.synth("--env", "dev", "--no-check", app: BrokenApp.self)
        #expect(run.code == .success && run.error.isEmpty, "\(run.error)")
        #expect(repository.written == ["dev"])
    }

    @Test func `a finding of all environments stands once, as JSON too`() throws {
        let json = try #require(repository.synth("--env", "dev", "--format", "json", app: BrokenApp.self).json)
        #expect(json["written"] == false && json["findings"]?.array?.count == 1)
        #expect(json["findings"]?[0]?["rule"] == "unknown-property" && json["findings"]?[0]?["envs"] == ["dev"])
    }
}
