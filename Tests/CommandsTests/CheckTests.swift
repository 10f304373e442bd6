import Checks
import Documents
import TemporaryFiles
import Testing

@testable import Commands

/// `check`: templates of anybody, and the app's own.
@Suite struct CheckTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("Resources:\n  Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySecond: 5}}\n", to: "wrong.yaml")
        try folder.write(#"{"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}"#, to: "right.json")
        try folder.write("Resources: {Queue: [}", to: "broken.yaml")
    }

    func check(_ arguments: String...) -> Run { Run(["check"] + arguments) }

    @Test func `what is right is said to be`() {
        let run = check(folder["right.json"])
        #expect(run.code == .success)
        #expect(run.output == "nothing found\n")
    }

    @Test func `a mistake is told with its place, and fails`() {
        let run = check(folder["wrong.yaml"], "--region", "eu-west-3")
        #expect(run.code == .failure)
        #expect(run.error.contains("wrong.yaml:2:62: error: /Resources/Queue/Properties/DelaySecond: there is no property DelaySecond"))
        #expect(run.error.contains("did you mean DelaySeconds?"))
        #expect(run.output == "1 error\n")
    }

    @Test func `a file that cannot be parsed is a finding, one that is not there is wrong use`() {
        let broken = check(folder["broken.yaml"], "--format", "json")
        #expect(broken.code == .failure)
        #expect(broken.output.contains("unreadable-document"))
        #expect(check(folder["missing.yaml"]).code == .wrongUse)
        #expect(check(folder["right.json"], "--env", "dev").code == .wrongUse)
    }

    @Test func `JSON holds what a program needs`() throws {
        let run = check(folder["wrong.yaml"], "--format", "json")
        let finding = try #require(try JSON(parsing: Array(run.output.utf8))["findings"]?[0])
        #expect(finding["rule"] == "unknown-property" && finding["severity"] == "error" && finding["line"] == 2)
        #expect(finding["logicalId"] == "Queue" && finding["path"] == "/Resources/Queue/Properties/DelaySecond")
    }

    @Test func `SARIF names rules, levels and places`() throws {
        let run = check(folder["wrong.yaml"], "--format", "sarif")
        let log = try JSON(parsing: Array(run.output.utf8))
        #expect(log["version"] == "2.1.0")
        let result = try #require(log["runs"]?[0]?["results"]?[0])
        #expect(result["ruleId"] == "unknown-property" && result["level"] == "error")
        #expect(result["locations"]?[0]?["physicalLocation"]?["region"]?["startLine"] == 2)
        #expect(log["runs"]?[0]?["tool"]?["driver"]?["rules"]?[0]?["id"] == "unknown-property")
    }

    @Test func `annotations of a workflow cannot be left by what a template says`() throws {
        try folder.write(#"{"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"a\n::error::b": 1}}}}"#, to: "evil.json")
        let run = check(folder["evil.json"], "--format", "github")
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.output.hasPrefix("::error file="))
        #expect(run.output.contains("%0A"))
    }

    @Test func `aliases are read, and warned of`() throws {
        try folder.write(
            "Resources:\n  A: &a {Type: 'AWS::SQS::Queue'}\n  B: *a\n", to: "alias.yaml")
        let run = check(folder["alias.yaml"])
        #expect(run.code == .success)
        #expect(run.error.contains("alias.yaml:3:6: warning: CloudFormation reads no aliases"))
        #expect(check(folder["alias.yaml"], "--fail-on", "warning").code == .failure)
    }

    @Test func `a rule and a type are explained, and a misspelt one is guessed`() {
        #expect(Run(["explain", "unknown-property"]).output.contains("Refused:"))
        #expect(Run(["explain", "AWS::SQS::Queue"]).output.contains("QueueName                      string      replaces"))
        let run = Run(["explain", "unknown-propert"])
        #expect(run.code == .wrongUse && run.error.contains("did you mean unknown-property"))
    }

    @Test func `all rules are listed, and what is none of them leads to that list`() {
        let list = Run(["explain"])
        #expect(list.code == .success)
        let lines = list.output.split(separator: "\n")
        #expect(lines.count == Rule.all.count && lines.contains { $0.hasPrefix("unknown-property ") && $0.contains(" error ") })
        let run = Run(["explain", "package-size"])
        #expect(run.code == .wrongUse && run.error.contains("\"explain\" alone lists") && run.error.count < 200)
        #expect(Run(["explain", "a", "b"]).code == .wrongUse)
    }
}
