import Documents
import TemporaryFiles
import Testing

@testable import Commands

/// A finding that is accepted keeps its place in every format, and fails nothing.
@Suite struct AcceptedFindingTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            """
            Resources:
              Audit:
                Type: AWS::Logs::LogGroup
                Metadata: {Loom: {Accepted: {log-retention: the auditors ask for it}}}

            """, to: "accepted.yaml")
        try folder.write(
            """
            Resources:
              Audit:
                Type: AWS::Logs::LogGroup
                Metadata: {Loom: {Accepted: {queue-redrive: it was one once}}}

            """, to: "unmet.yaml")
    }

    func check(_ name: String, _ arguments: String...) -> Run { Run(["check", folder[name], "--fail-on", "warning"] + arguments) }

    @Test func `as text it is listed with its reason`() {
        let run = check("accepted.yaml")
        #expect(run.code == .success)
        #expect(
            run.error.hasSuffix(
                ":3:5: accepted warning: /Resources/Audit: its logs are kept for ever; because the auditors ask for it [log-retention]\n"))
        #expect(run.output == "1 accepted\n")
    }

    @Test func `as JSON it carries the reason`() {
        let run = check("accepted.yaml", "--format", "json")
        #expect(run.code == .success)
        let finding = run.json?["findings"]?[0]
        #expect(finding?["accepted"] == "the auditors ask for it" && finding?["severity"] == "warning")
    }

    @Test func `as SARIF it is suppressed in the source, with the reason`() {
        let result = check("accepted.yaml", "--format", "sarif").json?["runs"]?[0]?["results"]?[0]
        #expect(result?["suppressions"] == [["kind": "inSource", "justification": "the auditors ask for it"]])
        #expect(result?["level"] == "warning")
        #expect(check("unmet.yaml", "--format", "sarif").json?["runs"]?[0]?["results"]?[0]?["suppressions"] == nil)
    }

    @Test func `to a workflow it is a notice`() {
        let run = check("accepted.yaml", "--format", "github")
        #expect(run.code == .success)
        #expect(run.output.hasPrefix("::notice file="))
        #expect(run.output.contains("because the auditors ask for it"))
    }

    @Test func `an acceptance that meets nothing fails as the finding does`() {
        let run = check("unmet.yaml")
        #expect(run.code == .failure)
        #expect(run.error.contains("[log-retention]") && run.error.contains("[acceptance-unmet]"))
        #expect(run.output == "2 warnings\n")
    }

    @Test func `the pages of these rules are explained`() {
        #expect(Run(["explain", "acceptance-unmet"]).output.contains("Metadata: {Loom: {Accepted:"))
        #expect(Run(["explain", "open-ingress"]).output.contains("0.0.0.0/0"))
    }
}
