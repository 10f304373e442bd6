import Documents
import Loom
import Testing

/// Whose token from GitHub a delivery role takes: those of one repository, and there of one environment or branch.
@Suite struct DeliveryTrustTests {
    struct Account: Stack {
        let deploy = DeployBucket()
        let github = GitHubProvider(.created)
        let byEnvironment: DeliveryRole
        let byBranch: DeliveryRole
        let immutable: DeliveryRole
        let anyRepository: DeliveryRole

        init() {
            let (provider, bucket) = (github, deploy)
            func role(_ repository: String, _ trust: DeliveryRole.Trust) -> DeliveryRole {
                DeliveryRole(for: TestEnvironment.dev, of: Delivered.self, from: repository, in: trust, by: provider, storing: bucket)
            }
            byEnvironment = role("owner/name", .environment("dev"))
            byBranch = role("owner/name", .branch("main"))
            // The spelling of repositories with immutable IDs.
            immutable = role("owner@123456/name@456789", .environment("dev"))
            anyRepository = role("owner/*", .environment("dev"))
        }
    }

    struct Delivered: TestApp {}
    struct Example: TestApp { let account = Account() }

    private static let app = Example.synthesized()

    @Test(
        "A20: the subject of the token is compared whole",
        arguments: [
            ("ByEnvironmentRole", "repo:owner/name:environment:dev"), ("ByBranchRole", "repo:owner/name:ref:refs/heads/main"),
            ("ImmutableRole", "repo:owner@123456/name@456789:environment:dev"),
        ])
    func subject(role: String, subject: String) {
        let statement = Self.app.template("account")?.resource(role)?.properties["AssumeRolePolicyDocument"]?["Statement"]?[0]
        #expect(statement?["Action"] == "sts:AssumeRoleWithWebIdentity")
        #expect(
            statement?["Condition"] == [
                "StringEquals": [
                    "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                    "token.actions.githubusercontent.com:sub": .string(subject),
                ]
            ])
    }

    @Test("A20: a role that would trust many repositories is refused")
    func wildcard() {
        let findings = Self.app.findings.filter { $0.rule == "delivery-repository" }
        #expect(findings.map(\.logicalID) == ["AnyRepository"])
        #expect(findings.first?.severity == .error)
    }
}
