import Checks
import Documents
import Loom
import LoomTesting
import NovialoomStacks
import Testing

/// Novialoom keeps the rules of the house, and what it does otherwise it does with a reason (A11, A16, A17).
@Suite struct HouseRuleTests {
    private func findings(in environment: Environment) -> [Finding] {
        let app = Deployment.of(environment).app
        return app.findings + app.stacks.flatMap { TemplateCheck.findings(in: $0.template.json, region: $0.region.rawValue) }
    }

    @Test("A17: nothing is found that nobody accepted", arguments: Environment.allCases)
    func clean(environment: Environment) {
        let open = findings(in: environment).filter { $0.severity != .info && $0.accepted == nil }
        #expect(open.isEmpty, "\(open)")
    }

    @Test("A8, A17: what is accepted is this, and no more")
    func accepted() {
        let accepted = Environment.allCases.map { environment in
            Set(findings(in: environment).filter { $0.accepted != nil }.map { "\($0.logicalID ?? "") \($0.rule)" }).sorted()
        }
        #expect(
            accepted == [
                ["DevBoundary wildcard-action", "ProdBoundary wildcard-action", "StagingBoundary wildcard-action"],
                // The keys of an environment that is taken down as a whole.
                ["Api api-timeout", "Gemini state-deletion", "Stripe state-deletion"], ["Api api-timeout"], ["Api api-timeout"],
            ])
    }
}
