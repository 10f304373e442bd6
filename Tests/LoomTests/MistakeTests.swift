import CloudFormationModel
import Documents
import Loom
import Testing

/// What AWS would refuse, or what could not work, is said once, at its declaration, with a remedy.
@Suite struct MistakeTests {
    enum Service: String { case order, missing }

    struct Mistakes: Stack {
        let network: Network
        let hiddenTooLong = WorkQueue(visibility: .hours(13))
        let neverReceived = WorkQueue(visibility: .minutes(1), deadLetterAfter: 0)
        let keptTooLong = WorkQueue(visibility: .minutes(1), retention: .days(15))
        let oneZone = Network(block: 2, zones: 1, egress: .natInstance)
        let noBlock = Network(block: 256, egress: .natInstance)
        let foreignCertificate = Website(
            domain: .init("www.example.com", certificateARN: "arn:aws:acm:eu-west-3:123456789012:certificate/x"), calls: [])
        let longName = Bucket().formerly("LongName" + String(repeating: "x", count: 60))
        let small: PostgresDatabase
        let hyphenated: PostgresDatabase
        let throttled: ServerlessCache
        let migration: MigrationTask
        let functions: Lambdas<Service>
        let database: PostgresDatabase

        init() {
            network = Network(block: 1, egress: .none(endpoints: [.logs]))
            small = PostgresDatabase(
                "app", version: "17.6", on: .instance(.t4gMicro), storage: .gibibytes(10), in: network.isolated, logging: Logging(.oneWeek))
            hyphenated = PostgresDatabase(
                "my-app", version: "17.6", on: .instance(.t4gMicro), storage: .gibibytes(20), in: network.isolated,
                logging: Logging(.oneWeek))
            database = PostgresDatabase(
                "app", version: "17.6", on: .instance(.t4gMicro), storage: .gibibytes(20), in: network.isolated, logging: Logging(.oneWeek))
            throttled = ServerlessCache(.valkey, in: network.isolated, maximumUnits: 999)
            migration = MigrationTask(of: database, in: network.private, logging: Logging(.oneWeek))
            functions = Lambdas(
                images: Images(of: Example.self, release: .placeholder), in: nil, logging: Logging(.oneWeek),
                [Function(.order, 64, .minutes(16), may: database.connect, invoke: [.missing])])
        }
    }

    struct Example: TestApp { let data = Mistakes() }

    private static let app = Example.synthesized()

    @Test(arguments: [
        ("HiddenTooLong", ["queue-visibility"]), ("NeverReceived", ["queue-receives"]), ("KeptTooLong", ["queue-retention"]),
        ("OneZone", ["network-zones"]), ("NoBlock", ["network-block"]), ("ForeignCertificate", ["certificate-region"]),
        ("Small", ["database-storage"]), ("Hyphenated", ["database-name"]), ("Throttled", ["cache-limits"]),
        ("LongName" + String(repeating: "x", count: 60), ["name"]), ("Migration", ["no-way-out", "no-way-out"]),
        ("Order", ["function-memory", "function-timeout", "function-without-network", "unknown-function"]),
    ])
    func `a mistake is said once, where it was made`(logicalID: String, rules: [String]) {
        let findings = Self.app.findings.filter { $0.logicalID == logicalID }
        #expect(findings.map(\.rule).sorted() == rules)
        for finding in findings {
            #expect(finding.severity == .error)
            #expect(finding.file?.hasSuffix("MistakeTests.swift") == true)
            #expect(finding.remedy != nil)
        }
    }

    @Test func `what is right is not spoken of`() {
        #expect(!Self.app.findings.contains { ["Network", "Database"].contains($0.logicalID) })
    }

    @Test func `a network without a way out names the endpoints that are missing`() {
        let message = Self.app.findings.first { $0.logicalID == "Migration" && $0.message.contains("interface endpoint") }?.message
        #expect(message == "it calls .secretsManager, .ssmMessages, to which the network has no interface endpoint")
    }
}
