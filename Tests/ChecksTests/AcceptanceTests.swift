import Documents
import Testing

@testable import Checks

/// Findings that a template says are meant to be.
@Suite struct AcceptanceTests {
    private func findings(_ metadata: String, template: String = "{}", properties: String = "{}") throws -> [Finding] {
        try RuleTests.findings(
            in: """
                Metadata: \(template)
                Resources:
                  Logs: {Type: 'AWS::Logs::LogGroup', Metadata: \(metadata), Properties: \(properties)}
                  More: {Type: 'AWS::Logs::LogGroup'}
                """)
    }

    @Test func `an accepted finding is still there, with its reason, and those of other resources stand`() throws {
        let findings = try findings("{Loom: {Accepted: {log-retention: for the auditors}}}")
        #expect(findings.map(\.rule) == ["log-retention", "log-retention"])
        #expect(findings.first { $0.logicalID == "Logs" }?.accepted == "for the auditors")
        #expect(findings.first { $0.logicalID == "More" }?.accepted == nil)
    }

    @Test func `an error is accepted, too, for whoever knows better`() throws {
        let findings = try findings("{Loom: {Accepted: {property-value: AWS takes it since today}}}", properties: "{RetentionInDays: 2}")
        #expect(findings.first { $0.rule == "property-value" }?.accepted == "AWS takes it since today")
    }

    @Test(arguments: ["''", "'  '", "null", "true", "{a: b}", "[x]"])
    func `without a reason the finding stands, and the acceptance is one`(reason: String) throws {
        let findings = try findings("{Loom: {Accepted: {log-retention: \(reason)}}}")
        #expect(findings.allSatisfy { $0.accepted == nil })
        #expect(findings.map(\.rule) == ["log-retention", "log-retention", "acceptance-reason"])
        #expect(findings.last?.path?.description == "/Resources/Logs/Metadata/Loom/Accepted/log-retention")
    }

    @Test func `a rule that there is not is guessed`() throws {
        let finding = try #require(try findings("{Loom: {Accepted: {log-retentoin: for the auditors}}}").last)
        #expect(finding.rule == "acceptance-unknown" && finding.severity == .warning)
        #expect(finding.remedy == "did you mean log-retention?")
    }

    @Test func `what meets no finding is one, and cannot be accepted away`() throws {
        let findings = try findings(
            "{Loom: {Accepted: {log-retention: a, acceptance-unmet: b}}}", properties: "{RetentionInDays: 7}")
        #expect(findings.filter { $0.rule == "acceptance-unmet" }.count == 2)
        #expect(findings.allSatisfy { $0.accepted == nil })
    }

    @Test func `what belongs to no resource is accepted in the template's metadata`() throws {
        let text =
            "Metadata: \("{Loom: {Accepted: {secret-parameter: a token of the tests}}}")\nParameters: {Token: {Type: String}}\nResources: {}"
        #expect(try RuleTests.findings(in: text).first { $0.rule == "secret-parameter" }?.accepted == "a token of the tests")
        // A resource's finding is its own matter.
        let findings = try findings("{}", template: "{Loom: {Accepted: {log-retention: all of them}}}")
        #expect(findings.filter { $0.accepted != nil }.isEmpty)
        #expect(findings.last?.rule == "acceptance-unmet")
    }

    @Test(arguments: ["{}", "[]", "{Loom: 1}", "{Loom: {Accepted: []}}", "{Other: {Accepted: {log-retention: a}}}"])
    func `other metadata is nobody's business`(metadata: String) throws {
        #expect(try findings(metadata).allSatisfy { $0.rule == "log-retention" && $0.accepted == nil })
    }
}
