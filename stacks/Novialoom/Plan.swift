import Loom

/// What differs between the environments, and nothing else.
public struct Plan: Sendable {
    var block: Int
    var egress: Egress
    var database: PostgresDatabase.Capacity
    var backups: Duration
    var multiZone: Bool
    var protection: Bool
    var cache: ServerlessCache.Engine
    /// How many instances of a function that reaches the database may run at once, so that the five leave its 80 connections free for
    /// workers and people; nil for no bound. Lambda keeps 100 of an account's concurrency unreserved: prod needs a quota of 140.
    var databaseConcurrency: Int?
    var workers: ClosedRange<Int>
    var onDemandWorkers: Int
    var requestsPerSecond: Int
    var versionedReports: Bool
    var removal: RemovalPolicy
    var logs: LogRetention
    var domain: Website.Domain?
    var alarms: String?
    /// The most that what is paid whatever happens should cost in a month.
    var budget: Dollars?

    /// Whose scripts may read the API's answers. Without a domain CloudFront's name is known only once it is deployed; callers carry tokens
    /// and no cookies, so that any origin may ask.
    var allowedOrigin: String { domain?.origin ?? "*" }

    var logging: Logging { Logging(logs, removal: removal) }

    /// Nil for the account, which has no system in it.
    static func of(_ environment: Environment) -> Plan? {
        switch environment {
        case .account: nil
        case .dev: dev
        case .staging: staging
        case .prod: prod
        }
    }

    static let dev = Plan(
        block: 10, egress: .natInstance, database: .instance(.t4gMicro), backups: .days(1), multiZone: false, protection: false,
        cache: .valkey, databaseConcurrency: nil, workers: 0...2, onDemandWorkers: 0, requestsPerSecond: 20, versionedReports: false,
        removal: .delete, logs: .twoWeeks, domain: nil, alarms: nil, budget: .dollars(45))

    static let staging = Plan(
        block: 20, egress: .natInstance, database: .instance(.t4gMicro), backups: .days(3), multiZone: false, protection: true,
        cache: .valkey, databaseConcurrency: nil, workers: 0...2, onDemandWorkers: 0, requestsPerSecond: 20, versionedReports: true,
        removal: .retain, logs: .oneMonth, domain: nil, alarms: "alerts@novialoom.com", budget: .dollars(45))

    static let prod = Plan(
        block: 30, egress: .natGateway(.single), database: .instance(.t4gMicro), backups: .days(14), multiZone: false, protection: true,
        cache: .redis, databaseConcurrency: 8, workers: 0...6, onDemandWorkers: 0, requestsPerSecond: 100, versionedReports: true,
        removal: .retain, logs: .threeMonths, domain: nil, alarms: "alerts@novialoom.com", budget: .dollars(180))
}
