import Loom

/// Sentori's playground of sensors: functions before tables, without a network, and Grafana beside them for who wants it. Each stack is a
/// component that comes and goes by itself (B8).
public struct SentoriApp: App {
    public static let name = "iot-playground"
    public static let executable = "sentori"
    public static let sources = "stacks/Sentori"
    public static let output = "out/sentori"
    public static let region = Region.paris
    public static let hasPermissionsBoundary = true
    public static let tags = ["owner": "sentori"]

    var account: AccountStack?
    var domain: DomainStack?
    var data: DataStack?
    var lambdas: LambdasStack?
    var grafana: GrafanaStack?

    static let domain = "sentori-studio.com"
}

extension SentoriApp {
    public init(_ environment: Environment, release: Release) {
        if let plan = Plan.of(environment) {
            self.init(plan, release: release)
        } else {
            self.init(account: AccountStack(), domain: DomainStack())
        }
    }

    /// The system as `plan` sizes it.
    public init(_ plan: Plan, release: Release) {
        let data = DataStack(plan)
        self.init(data: data, lambdas: LambdasStack(plan, data: data), grafana: GrafanaStack(plan))
    }
}

public enum Environment: String, DeploymentEnvironment {
    case account, dev, prod

    /// What exists once per account has no environment in its name.
    public var nameSuffix: String? { self == .account ? nil : rawValue }
}
