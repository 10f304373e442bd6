import Loom

struct ShopApp: App {
    static let name = "shop"
    static let sources = "stacks/Shop"
    static let region = Region.paris

    let data: DataStack
    let work: WorkStack

    init(_ environment: Environment, release: Release) {
        let removal = environment == .prod ? RemovalPolicy.retain : .delete
        data = DataStack(removal: removal)
        work = WorkStack(
            images: Images(of: Self.self, release: release), data: data, logging: Logging(.oneMonth, removal: removal))
    }

    enum Environment: String, DeploymentEnvironment {
        case dev, prod
    }
}

enum Service: String, Hashable, Sendable {
    case orders, mails
}
