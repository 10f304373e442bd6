import Loom

/// Vectora's inbox: one function into stacks that something else deployed.
public struct VectoraApp: App {
    public static let name = "vectora-inbox"
    public static let executable = "vectora"
    public static let sources = "stacks/Vectora"
    public static let region = Region.paris

    let s1IngestV2: IngestV2Stack

    public init(_ environment: Environment, release: Release) {
        s1IngestV2 = IngestV2Stack(.of(environment))
    }
}

public enum Environment: String, DeploymentEnvironment, ParameterValue {
    case dev, stage, prod
}
