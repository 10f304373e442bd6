import CloudFormationModel

/// A system: its stacks are its stored properties, and their names are the properties' names. A stack that an environment does not have
/// is nil there.
public protocol App: Sendable {
    /// The environments that it has: an enumeration of texts, each of which is an output folder.
    associatedtype Environment: DeploymentEnvironment

    /// The first part of every name: `novialoom`.
    static var name: String { get }
    /// What its program is called on a command line; its name unless said otherwise.
    static var executable: String { get }
    /// Where the module with the stacks lies in the repository, so that messages can name its files: `stacks/Novialoom`.
    static var sources: String { get }
    /// Where synth writes its environments, unless told otherwise: `out`. In a repository with several apps each has its own.
    static var output: String { get }
    /// Where its stacks are deployed, unless one of them says otherwise.
    static var region: Region { get }
    /// Tags that every resource carries, beside the app, environment, stack and service that synth writes.
    static var tags: [String: String] { get }
    /// What is built from source and pushed as an image.
    static var services: [ServiceDescription] { get }

    /// Whether every role is held by the policy `{app}-boundary-{env}`, which a `DeliveryRole` makes.
    static var hasPermissionsBoundary: Bool { get }

    /// Declares the stacks of one environment. It only stores; nothing is read and nothing can fail here.
    /// - Parameter release: which image each service runs.
    init(_ environment: Environment, release: Release)
}

extension App {
    public static var executable: String { name }
    public static var output: String { "out" }
    public static var tags: [String: String] { [:] }
    public static var hasPermissionsBoundary: Bool { false }
    public static var services: [ServiceDescription] { [] }
}

/// The environments of an app, as a table of cases.
public protocol DeploymentEnvironment: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What ends the names of its resources: its own name, or nothing where it holds what exists once per account.
    var nameSuffix: String? { get }
}

extension DeploymentEnvironment {
    public var nameSuffix: String? { rawValue }
}

/// A service that is built from a folder of the repository.
public struct ServiceDescription: Sendable, Hashable {
    /// As `--images` and the workflow call it: `gateway-b2b`.
    public var name: String
    /// The folder of its source.
    public var source: String
    /// The name of its image repository.
    public var repository: String
    /// What runs it, and with that the platform that its image is built for.
    public var runsOn: Engine

    /// What runs the image, and so for which machines it is built.
    public enum Engine: String, Sendable, Hashable {
        case lambda, fargate

        /// As Docker spells it: what `Function` and `SpotWorker` ask for.
        public var platform: String {
            switch self {
            case .lambda: "linux/arm64"
            case .fargate: "linux/amd64"
            }
        }
    }

    public init(_ name: String, source: String, repository: String, runsOn: Engine) {
        self.name = name
        self.source = source
        self.repository = repository
        self.runsOn = runsOn
    }
}
