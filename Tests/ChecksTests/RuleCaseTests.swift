import Documents
import Testing

@testable import Checks

/// What the example on a rule's page does not show: its other breaches, and what looks like one and is none.
@Suite("Rules, case by case")
struct RuleCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        let isRefused: Bool
        let template: String
        var region = "eu-west-3"

        var testDescription: String { "\(rule) \(isRefused ? "refuses" : "accepts") \(template.prefix(120))" }
    }

    @Test("are broken by what AWS refuses, and silent where a value is not known", arguments: cases)
    func holds(_ item: Case) throws {
        let findings = try RuleTests.findings(in: item.template, region: item.region).filter { $0.rule == item.rule }
        #expect(findings.isEmpty != item.isRefused, "\(findings)")
    }

    static let cases =
        RuleCases.queues + RuleCases.functions + RuleCases.apis + RuleCases.distributions + RuleCases.containers + RuleCases.databases
        + RuleCases.policies + RuleCases.names + RuleCases.networks + RuleCases.templates
        + RuleCases.exposures + RuleCases.rights + RuleCases.stores + RuleCases.secrets + RuleCases.workflows
}

enum RuleCases {
    static func refused(_ rule: String, _ template: String, region: String = "eu-west-3") -> RuleCaseTests.Case {
        RuleCaseTests.Case(rule: rule, isRefused: true, template: template, region: region)
    }

    static func accepted(_ rule: String, _ template: String, region: String = "eu-west-3") -> RuleCaseTests.Case {
        RuleCaseTests.Case(rule: rule, isRefused: false, template: template, region: region)
    }
}
