import Loom

/// Novialoom in its environments: what exists once per account, and the system itself in dev, staging and prod.
public struct NovialoomApp: App {
    public static let name = "novialoom"
    public static let sources = "stacks/Novialoom"
    public static let region = Region.paris
    public static let hasPermissionsBoundary = true
    public static let tags = ["owner": "novialoom"]
    public static let services = Service.allCases.map {
        ServiceDescription(
            $0.rawValue, source: $0.source, repository: "novialoom-\($0.rawValue)",
            runsOn: Service.functions.contains($0) ? .lambda : .fargate)
    }

    var account: AccountStack?
    var network: NetworkStack?
    var data: DataStack?
    var compute: ComputeStack?
    var workers: WorkersStack?
    var api: APIStack?
    var frontend: FrontendStack?
    var watch: WatchStack?

    public init(_ environment: Environment, release: Release) {
        if let plan = Plan.of(environment) {
            self.init(plan, release: release)
        } else {
            self.init(AccountStack())
        }
    }

    private init(_ account: AccountStack) { self.account = account }

    /// The system as `plan` sizes it.
    public init(_ plan: Plan, release: Release) {
        let images = Images<Service>(of: Self.self, release: release)
        let network = NetworkStack(plan)
        let data = DataStack(plan, network: network)
        let compute = ComputeStack(plan, images: images, network: network, data: data)
        let workers = WorkersStack(plan, images: images, network: network, data: data, compute: compute)
        let api = APIStack(plan, compute: compute)
        self.network = network
        self.data = data
        self.compute = compute
        self.workers = workers
        self.api = api
        frontend = FrontendStack(plan)
        watch = WatchStack(plan, data: data, compute: compute, api: api)
    }
}

public enum Environment: String, DeploymentEnvironment {
    case account, dev, staging, prod

    /// What exists once per account has no environment in its name.
    public var nameSuffix: String? { self == .account ? nil : rawValue }
}
