import Loom

/// Vectora's inbox: one function into stacks that something else deployed.
public struct VectoraApp: App {
    public static let name = "vectora-inbox"
    public static let executable = "vectora"
    public static let sources = "stacks/Vectora"
    public static let output = "out/vectora"
    public static let region = Region.paris
    public static let hasPermissionsBoundary = true

    var account: AccountStack?
    var s1IngestV2: IngestV2Stack?

    public init(_ environment: Environment, release: Release) {
        if environment == .account { account = AccountStack() } else { s1IngestV2 = IngestV2Stack(.of(environment)) }
    }
}

public enum Environment: String, DeploymentEnvironment, ParameterValue {
    case account, dev, stage, prod

    /// What the function runs in.
    public static let systems = allCases.filter { $0 != .account }

    /// What exists once per account has no environment in its name.
    public var nameSuffix: String? { self == .account ? nil : rawValue }
}
