import Cost
import HandReckoning
import Loom
import LoomTesting
import NovialoomStacks
import Testing

@testable import Commands

/// A19: low cost is a goal. Each line of the estimate is reckoned again here, by hand: quantity times price.
@Suite struct CostTests {
    static let root = PackageFiles().root ?? ""

    static func estimate(_ environment: Environment) throws -> Estimate {
        try Estimates<NovialoomApp>(root: Self.root, usage: nil, prices: nil).estimate(environment)
    }

    static let databaseAndSecrets = [
        HandLine("data/Database", "db.t4g.micro, in one zone", 730, 0.018), HandLine("data/Database", "gp3 storage", 20, 0.133),
        HandLine("data/Database", "secret of the master user", 0.4), HandLine("data/Gemini", "secret", 0.4),
        HandLine("data/Stripe", "secret", 0.4),
    ]

    /// Of the workers' alarms two are over two metrics: the messages that wait, and those in work.
    static let alarms = [
        HandLine("workers/4 × CloudWatch::Alarm", "metrics watched", 6, 0.1),
        HandLine("watch/23 × CloudWatch::Alarm", "metrics watched", 23, 0.1),
    ]

    static let gateway = [
        HandLine("network/NetworkNat1", "NAT gateway", 730, 0.05), HandLine("network/NetworkNat1Address", "public address", 730, 0.005),
    ]

    static let natInstance = [
        HandLine("network/NetworkNat", "gp3 volume", 8, 0.0928), HandLine("network/NetworkNat", "public address", 730, 0.005),
    ]

    /// 300,000 calls a month of seven functions at 150 ms: two of 512 MB, five of 256 MB. 50,000 of the analysis, of 1,024 MB, at 20 s.
    static let functions = [
        HandLine("compute/8 × Lambda::Function", "requests", 2_150_000, 0.000_000_2),
        HandLine("compute/8 × Lambda::Function", "compute", 2 * 22_500 + 5 * 11_250 + 1_000_000, 0.000_013_333_4),
    ]

    /// The reports' bucket is tiered by itself: what is read often costs as much as standard storage.
    static let storage = [
        ("data/Reports", "storage, Intelligent-Tiering, if all is read often"), ("frontend/SiteBucket", "storage, standard"),
    ].flatMap {
        [
            HandLine($0, $1, 50, 0.024), HandLine($0, "PUT, COPY, POST, LIST", 100_000, 0.000_005_3),
            HandLine($0, "GET and others", 500_000, 0.000_000_42),
        ]
    }

    static let logs =
        ["data/DatabaseLogs", "data/MigrationLogs", "workers/DocLogs", "workers/BatchLogs", "api/ApiLogs", "api/FirewallLogs"].flatMap {
            [HandLine($0, "data taken in", 0.5, 0.5985), HandLine($0, "data kept", 0.0315)]
        } + [
            HandLine("compute/8 × Logs::LogGroup", "data taken in", 4, 0.5985),
            HandLine("compute/8 × Logs::LogGroup", "data kept", 8, 0.0315),
        ]

    static let others = [
        HandLine("network/NetworkNat1", "data through it", 50, 0.05),
        HandLine("data/Database", "backups beyond the size of the storage", 10, 0.1),
        HandLine("data/Gemini", "requests", 20_000, 0.000_005), HandLine("data/Stripe", "requests", 20_000, 0.000_005),
        HandLine("data/4 × SQS::Queue", "requests", 2_000_000, 0.000_000_4),
        HandLine("frontend/SiteDistribution", "data to the internet, Europe", 50, 0.085),
        HandLine("frontend/SiteDistribution", "HTTPS requests, Europe", 1_000_000, 0.000_001_2),
        HandLine("watch/AlarmsTopic", "requests", 1_000, 0.000_000_5),
    ]

    static let noPrice = "no price for eu-west-3"

    /// Tasks of 1 vCPU on Spot, 200 hours a month for each worker; a firewall of six rules, and a million requests through it and the API.
    static let unknown =
        ["workers/DocService", "workers/BatchService"].flatMap {
            [
                HandLine(unknown: $0, "vCPU of further tasks", noPrice, 200, 0.01291, in: "us-east-1"),
                HandLine(unknown: $0, "memory of further tasks", noPrice),
            ]
        } + [
            HandLine(unknown: "data/Cache", "storage, at least 1 GB", noPrice, 730, 0.125, in: "us-east-1"),
            HandLine(unknown: "data/Cache", "processing units", noPrice, 20_000_000, 0.000_000_003_4, in: "us-east-1"),
            HandLine(unknown: "data/Reports", "objects watched by Intelligent-Tiering", noPrice),
            HandLine(unknown: "api/Api", "requests", noPrice, 1_000_000, 0.000_003_5, in: "us-east-1"),
            HandLine(unknown: "api/Firewall", "web ACL", noPrice, 5, in: "us-east-1"),
            HandLine(unknown: "api/Firewall", "rules", noPrice, 6, in: "us-east-1"),
            HandLine(unknown: "api/Firewall", "requests", noPrice, 1_000_000, 0.000_000_6, in: "us-east-1"),
            HandLine(unknown: "frontend/SiteRouter", "invocations", noPrice),
        ]

    @Test func `A19: each part of prod without a price here is named, with another region's price where one is known`() throws {
        #expect(try Self.estimate(.prod).unknownDifferences(from: Self.unknown) == [])
    }

    @Test func `A19: each line of prod is quantity times price`() throws {
        let estimate = try Self.estimate(.prod)
        #expect(estimate.differences(in: .fixed, from: Self.gateway + Self.databaseAndSecrets + Self.alarms) == [])
        #expect(estimate.differences(in: .usage, from: Self.functions + Self.storage + Self.logs + Self.others) == [])
        #expect(Amount.dollars(estimate.totalFixed) == "60.05")
        #expect(Amount.dollars(estimate.totalUsage) == "33.57")
    }

    @Test func `A19: dev pays for no gateway and has the small cache`() throws {
        let estimate = try Self.estimate(.dev)
        #expect(estimate.differences(in: .fixed, from: Self.natInstance + Self.databaseAndSecrets + Self.alarms) == [])
    }

    @Test func `A19: the floor of a Redis cache is seen, in no total`() throws {
        func floor(_ environment: Environment) throws -> UnknownCost {
            try #require(Self.estimate(environment).unknown.first { $0.resource.logicalID == "Cache" && $0.cost.kind == .fixed }?.cost)
        }
        let prod = try floor(.prod)
        #expect(prod.reason == Self.noPrice)
        #expect(prod.elsewhere?.region == "us-east-1" && prod.elsewhere?.monthly == 730 * 0.125)
        let dev = try #require(floor(.dev).elsewhere?.monthly)
        #expect(Amount.dollars(dev) == Amount.dollars(730 * 0.1 * 0.084))
    }

    @Test(arguments: Environment.allCases)
    func `A19: every type is covered, and the usage file speaks of all that is paid by use`(environment: Environment) throws {
        let estimate = try Self.estimate(environment)
        #expect(estimate.unknown.filter { $0.cost.reason == "the type is not covered" }.map(\.resource.type) == [])
        #expect(estimate.unknown.filter(\.cost.isUseNotSaid).map { "\($0.resource.stack)/\($0.resource.logicalID) \($0.cost.what)" } == [])
    }

    @Test(arguments: Environment.systems)
    func `A19: the fixed part keeps to the plan's budget, what has a price elsewhere included`(environment: Environment) {
        #expect(Budget<NovialoomApp>.findings(of: environment, root: Self.root).map(\.message) == [])
    }
}
