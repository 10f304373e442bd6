import Loom

extension SentoriApp: PlannedApp {
    public static func plan(of environment: Environment) -> Plan? { Plan.of(environment) }

    /// By these names `diff --between` says which setting makes a difference between two environments.
    public static let settings: [PlanSetting<Plan>] = [
        PlanSetting("environment", \.environment),
        PlanSetting("api", \.api),
        PlanSetting("grafana", \.grafana),
        PlanSetting("block", \.block),
        PlanSetting("requestsPerSecond", \.requestsPerSecond),
        PlanSetting("protection", \.protection),
        PlanSetting("removal", \.removal),
        PlanSetting("logs", \.logs),
        PlanSetting("alarms", \.alarms),
    ]
}
