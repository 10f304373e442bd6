import Diff
import Documents
import LoomTesting
import TemplateReading
import Testing

@testable import NovialoomStacks

/// D2, A17: what a pull request says of rights and of the network, on the system's own templates.
@Suite("Rights and network that change")
struct RightsDifferenceTests {
    private let prod = EnvironmentView(.prod)
    private let nothing = EnvironmentView([])

    @Test("an environment does not differ from itself", arguments: Environment.allCases)
    func same(environment: Environment) {
        let view = EnvironmentView(.of(environment))
        #expect(RightsDifference.changes(from: view, to: view).isEmpty)
        #expect(NetworkDifference.changes(from: view, to: view).isEmpty)
    }

    @Test("what a service may do is told when it comes, each right once", arguments: RightsDifferenceTests.rights)
    func grants(principal: String, expected: [String]) {
        let changes = RightsDifference.changes(from: nothing, to: prod).filter { $0.principal == principal }
        #expect(changes.allSatisfy { $0.change == .gained })
        let cells = changes.flatMap { change in
            change.actions.flatMap { action in
                change.resources.map { "\(action) on \($0)" + (change.condition.map { " if \($0)" } ?? "") }
            }
        }
        #expect(cells.sorted() == expected.sorted())
    }

    private static let log = ["logs:CreateLogStream", "logs:PutLogEvents"]
    private static let rights: [(String, [String])] = [
        ("compute/CoreRole", log.map { "\($0) on compute/CoreLogs:*" } + ["secretsmanager:GetSecretValue on data/Gemini"]),
        (
            "compute/AnalysisRole",
            log.map { "\($0) on compute/AnalysisLogs:*" } + [
                "sqs:SendMessage on data/Documents", "s3:GetObject on data/Reports/captures/*",
                #"s3:ListBucket on data/Reports if {"StringLike":{"s3:prefix":"captures/*"}}"#, "s3:PutObject on data/Reports/analyses/*",
                "s3:AbortMultipartUpload on data/Reports/analyses/*", "lambda:InvokeFunction on compute/CoreFunction:live",
            ]
        ),
        (
            "compute/GatewayB2cRole",
            log.map { "\($0) on compute/GatewayB2cLogs:*" }
                + ["rds-db:connect on data/Database/gateway_b2c", "sqs:SendMessage on data/Documents"]
                + ["Core", "Theme", "Captation", "Analysis", "Order", "Client"].map {
                    "lambda:InvokeFunction on compute/\($0)Function:live"
                } + ["arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess on *"]
        ),
        (
            "apigateway.amazonaws.com",
            ["b2b", "b2c"].map {
                "lambda:InvokeFunction on compute/GatewayB\($0.dropFirst())Function:live if "
                    + #"{"ArnLike":{"aws:SourceArn":"api/Api/prod/*/\#($0)*"}}"#
            }
        ),
    ]

    @Test("nothing of all the rights of the system is left in doubt, and no two lines say the same")
    func everything() {
        let changes = RightsDifference.changes(from: nothing, to: prod)
        #expect(changes.allSatisfy { $0.change == .gained && !$0.isDenied })
        let lines = changes.map { "\($0.principal) \($0.actions) \($0.resources) \($0.condition ?? "")" }
        #expect(Set(lines).count == lines.count)
        // What protects a queue comes with it, and is no news.
        #expect(!changes.contains { $0.principal == "*" })
    }

    @Test("who reaches what is told when it comes")
    func network() {
        let lines = NetworkDifference.changes(from: nothing, to: prod).map { "\($0.from) → \($0.to) \($0.ports)" }
        let gateways = ["compute/GatewayB2bFunction", "compute/GatewayB2cFunction"]
        let expected =
            (gateways + ["compute/ThemeFunction", "compute/OrderFunction", "compute/ClientFunction", "workers/BatchService"]).map {
                "\($0) → data/Database tcp 5432"
            } + (gateways + ["compute/ThemeFunction"]).map { "\($0) → data/Cache tcp 6379-6380" }
            + (gateways + ["compute/OrderFunction", "workers/BatchService", "workers/DocService"]).map { "\($0) → internet tcp 443" }
            + ["Core", "Captation", "Analysis"].map { "compute/\($0)Function → internet all" }
            + [
                "data/MigrationSecurityGroup → data/Database tcp 5432", "data/MigrationSecurityGroup → 0.0.0.0/0 tcp 443",
                "internet → api/Api tcp 443", "internet → frontend/SiteDistribution tcp 80, 443",
            ]
        #expect(lines.sorted() == expected.sorted())
    }

    @Test("the way out of dev is another than that of prod")
    func wayOut() {
        let changes = NetworkDifference.changes(from: EnvironmentView(.dev), to: prod).map { "\($0.change) \($0.from) → \($0.to)" }
        #expect(changes == ["closed 10.10.0.0/16 → network/NetworkNat", "closed network/NetworkNat → internet"])
    }
}
