import Loom

/// Vectora's inbox: one function into stacks that something else deployed.
public struct VectoraApp: PlannedApp {
    public static let name = "vectora-inbox"
    public static let executable = "vectora"
    public static let sources = "stacks/Vectora"
    public static let output = "out/vectora"
    public static let region = Region.paris
    public static let hasPermissionsBoundary = true

    var account: AccountStack?
    var s1IngestV2: IngestV2Stack?

    public init(_ environment: Environment, release: Release) {
        if let plan = Plan.of(environment) { s1IngestV2 = IngestV2Stack(plan) } else { account = AccountStack() }
    }

    /// The function as `plan` keeps it.
    public init(_ plan: Plan, release: Release) { s1IngestV2 = IngestV2Stack(plan) }

    public static func plan(of environment: Environment) -> Plan? { Plan.of(environment) }

    public static let settings: [PlanSetting<Plan>] = [PlanSetting("environment", \.environment), PlanSetting("removal", \.removal)]
}

public enum Environment: String, DeploymentEnvironment, ParameterValue {
    case account, dev, stage, prod

    /// What the function runs in.
    public static let systems = allCases.filter { $0 != .account }

    /// What exists once per account has no environment in its name.
    public var nameSuffix: String? { self == .account ? nil : rawValue }
}
