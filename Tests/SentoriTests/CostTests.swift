import Cost
import HandReckoning
import LoomTesting
import SentoriStacks
import Testing

@testable import Commands

/// A19 asks for low cost of the whole, and the documents give figures of their own (B7). Each line is reckoned again here, by hand: quantity
/// times price.
@Suite struct CostTests {
    static func estimate(_ environment: Environment) throws -> Estimate {
        try Estimates<SentoriApp>(root: PackageFiles().root ?? "", usage: nil, prices: nil).estimate(environment)
    }

    /// A load balancer with an address in each of two zones, the instance that leads out, and the password; for the functions, the tables and
    /// the API eleven alarms.
    static let fixed = [
        HandLine("grafana/GrafanaBalancer", "load balancer", 730, 0.02646),
        HandLine("grafana/GrafanaBalancer", "public addresses, a zone each", 2 * 730, 0.005),
        HandLine("grafana/NetworkNat", "public address", 730, 0.005), HandLine("grafana/NetworkNat", "gp3 volume", 8, 0.0928),
        HandLine("grafana/Password", "secret", 0.4), HandLine("lambdas/11 × CloudWatch::Alarm", "metrics watched", 11, 0.1),
    ]

    /// 10,000 calls a day, as the documents reckon: 240,000 a month for measurements and 60,000 for runs, of 100 ms at 512 MB.
    static let usage =
        [
            HandLine("lambdas/RunApiFunction", "requests", 60_000, 0.000_000_2),
            HandLine("lambdas/RunApiFunction", "compute", 60_000 * 0.1 * 0.5, 0.000_013_333_4),
            HandLine("lambdas/SensorApiFunction", "requests", 240_000, 0.000_000_2),
            HandLine("lambdas/SensorApiFunction", "compute", 240_000 * 0.1 * 0.5, 0.000_013_333_4),
            HandLine("data/Runs", "writes", 20_000, 0.000_000_742_3), HandLine("data/Runs", "reads", 100_000, 0.000_000_148_7),
            HandLine("data/SensorData", "writes", 240_000, 0.000_000_742_3), HandLine("data/SensorData", "reads", 500_000, 0.000_000_148_7),
            HandLine("lambdas/AlarmsTopic", "requests", 1_000, 0.000_000_5), HandLine("grafana/Password", "requests", 100, 0.000_005),
            HandLine("grafana/GrafanaBalancer", "capacity units", 20, 0.0084),
            HandLine("lambdas/3 × Logs::LogGroup", "data taken in", 3 * 0.2, 0.5985),
            HandLine("lambdas/3 × Logs::LogGroup", "data kept", 3 * 0.6, 0.0315),
            HandLine("grafana/GrafanaLogs", "data taken in", 0.2, 0.5985), HandLine("grafana/GrafanaLogs", "data kept", 0.6, 0.0315),
        ]

    static let noPrice = "no price for eu-west-3"

    static let unknown = [
        HandLine(unknown: "data/Runs", "storage", noPrice, 1, 0.25, in: "us-east-1"),
        HandLine(unknown: "data/SensorData", "storage", noPrice, 5, 0.25, in: "us-east-1"),
        HandLine(unknown: "data/Runs", "point-in-time recovery", noPrice),
        HandLine(unknown: "data/SensorData", "point-in-time recovery", noPrice),
        HandLine(unknown: "lambdas/Api", "requests", noPrice, 300_000, 0.000_003_5, in: "us-east-1"),
        HandLine(unknown: "lambdas/Dashboard", "dashboard", noPrice, 1, 3, in: "us-east-1"),
        HandLine(unknown: "grafana/NetworkNat", "t4g.nano, Linux", noPrice),
        HandLine(unknown: "grafana/GrafanaService", "vCPU of tasks that always run", noPrice),
        HandLine(unknown: "grafana/GrafanaService", "memory of tasks that always run", noPrice),
    ]

    @Test func `A19, B7: each line of prod is quantity times price`() throws {
        let estimate = try Self.estimate(.prod)
        #expect(estimate.differences(in: .fixed, from: Self.fixed) == [])
        #expect(estimate.differences(in: .usage, from: Self.usage) == [])
        #expect(estimate.unknownDifferences(from: Self.unknown) == [])
        #expect(Amount.dollars(estimate.totalFixed) == "32.51")
        #expect(Amount.dollars(estimate.totalUsage) == "1.27")
    }

    @Test(arguments: Environment.systems)
    func `B7: what is paid whatever happens goes with Grafana, but for alarms and the dashboard`(environment: Environment) throws {
        let others = try Self.estimate(environment).resources.filter { $0.stack != "grafana" }
        #expect(Set(others.filter { $0.fixed != 0 }.map(\.type)) == ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard"])
    }

    @Test func `A19: the account's zone is paid once`() throws {
        let estimate = try Self.estimate(.account)
        #expect(estimate.differences(in: .fixed, from: [HandLine("domain/DomainZone", "hosted zone", 1, 0.5)]) == [])
        #expect(
            estimate.differences(
                in: .usage,
                from: [
                    HandLine("domain/DomainZone", "queries", 1_000_000, 0.000_000_4),
                    HandLine("account/Deploy", "storage, standard", 1, 0.024),
                    HandLine("account/Deploy", "PUT, COPY, POST, LIST", 1_000, 0.000_005_3),
                    HandLine("account/Deploy", "GET and others", 1_000, 0.000_000_42),
                ]) == [])
    }

    @Test(arguments: Environment.allCases)
    func `A19: every type is covered, and the usage file speaks of all that is paid by use`(environment: Environment) throws {
        let estimate = try Self.estimate(environment)
        #expect(estimate.unknown.filter { $0.cost.reason == "the type is not covered" }.map(\.resource.type) == [])
        #expect(estimate.unknown.filter(\.cost.isUseNotSaid).map { "\($0.resource.stack)/\($0.resource.logicalID) \($0.cost.what)" } == [])
    }
}
