import Loom

extension NovialoomApp: PlannedApp {
    public static func plan(of environment: Environment) -> Plan? { Plan.of(environment) }

    /// By these names `diff --between` says which setting makes a difference between two environments.
    public static let settings: [PlanSetting<Plan>] = [
        PlanSetting("block", \.block),
        PlanSetting("egress", \.egress),
        PlanSetting("database", \.database),
        PlanSetting("backups", \.backups),
        PlanSetting("multiZone", \.multiZone),
        PlanSetting("protection", \.protection),
        PlanSetting("cache", \.cache),
        PlanSetting("databaseConcurrency", \.databaseConcurrency),
        PlanSetting("workers", \.workers),
        PlanSetting("onDemandWorkers", \.onDemandWorkers),
        PlanSetting("requestsPerSecond", \.requestsPerSecond),
        PlanSetting("versionedReports", \.versionedReports),
        PlanSetting("removal", \.removal),
        PlanSetting("logs", \.logs),
        PlanSetting("domain", \.domain),
        PlanSetting("alarms", \.alarms),
    ]
}
