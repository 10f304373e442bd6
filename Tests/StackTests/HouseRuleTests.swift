import Documents
import LoomTesting
import NovialoomStacks
import Testing

/// Novialoom keeps the rules of the house, and what it does otherwise it does with a reason.
@Suite struct HouseRuleTests {
    @Test("A11, A16, A17: nothing is found that nobody accepted", arguments: Environment.allCases)
    func clean(environment: Environment) { Deployment.of(environment).expectNoFindings() }

    @Test("A8, A17: what is accepted is this, and no more")
    func accepted() {
        let accepted = Environment.allCases.map { environment in
            Set(Deployment.of(environment).findings.filter { $0.accepted != nil }.map { "\($0.logicalID ?? "") \($0.rule)" }).sorted()
        }
        #expect(
            accepted == [
                ["DevBoundary wildcard-action", "ProdBoundary wildcard-action", "StagingBoundary wildcard-action"],
                // The keys of an environment that is taken down as a whole.
                ["Api api-timeout", "Gemini state-deletion", "Stripe state-deletion"], ["Api api-timeout"], ["Api api-timeout"],
            ])
    }
}
