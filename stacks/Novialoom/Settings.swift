import Loom

extension NovialoomApp: PlannedApp {
    public static func plan(of environment: Environment) -> Plan? { Plan.of(environment) }

    public static func budget(of plan: Plan) -> Dollars? { plan.budget }

    /// By these names `diff --between` says which setting makes a difference between two environments, and `cost --what-if` takes other
    /// choices.
    public static let settings: [PlanSetting<Plan>] = [
        PlanSetting("block", \.block),
        PlanSetting(
            "egress", \.egress,
            choices: ["natGateway": .natGateway(.single), "natGatewayPerZone": .natGateway(.perZone), "natInstance": .natInstance]),
        PlanSetting(
            "database", \.database,
            choices: [
                "t4gMicro": .instance(.t4gMicro), "t4gSmall": .instance(.t4gSmall), "auroraServerless": .auroraServerless(from: nil),
            ]),
        PlanSetting("backups", \.backups),
        PlanSetting("multiZone", \.multiZone, choices: ["true": true, "false": false]),
        PlanSetting("protection", \.protection),
        PlanSetting("cache", \.cache, choices: ["redis": .redis, "valkey": .valkey]),
        PlanSetting("databaseConcurrency", \.databaseConcurrency),
        PlanSetting("workers", \.workers),
        PlanSetting("onDemandWorkers", \.onDemandWorkers),
        PlanSetting("requestsPerSecond", \.requestsPerSecond),
        PlanSetting("versionedReports", \.versionedReports),
        PlanSetting("removal", \.removal),
        PlanSetting("logs", \.logs),
        PlanSetting("domain", \.domain),
        PlanSetting("alarms", \.alarms),
        PlanSetting("budget", \.budget),
    ]
}
