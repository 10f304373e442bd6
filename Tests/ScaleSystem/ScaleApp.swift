import Loom

/// A system of any size, by which is measured how the time grows: `scripts/bench scale`.
struct ScaleApp: App {
    static let name = "scale"
    static let sources = "Tests/ScaleSystem"
    static let region = Region.paris
    static let tags = ["owner": "scale"]

    let network: NetworkStack
    let data: DataStack
    let services00: ServicesStack?
    let services01: ServicesStack?
    let services02: ServicesStack?
    let services03: ServicesStack?
    let services04: ServicesStack?
    let services05: ServicesStack?
    let services06: ServicesStack?
    let services07: ServicesStack?
    let services08: ServicesStack?
    let services09: ServicesStack?
    let services10: ServicesStack?
    let services11: ServicesStack?
    let services12: ServicesStack?
    let services13: ServicesStack?
    let services14: ServicesStack?
    let services15: ServicesStack?
    let services16: ServicesStack?
    let services17: ServicesStack?
    let services18: ServicesStack?
    let services19: ServicesStack?
    let services20: ServicesStack?
    let services21: ServicesStack?
    let services22: ServicesStack?
    let services23: ServicesStack?
    let services24: ServicesStack?
    let services25: ServicesStack?
    let services26: ServicesStack?
    let services27: ServicesStack?
    let services28: ServicesStack?
    let services29: ServicesStack?
    let services30: ServicesStack?
    let services31: ServicesStack?

    init(_ size: Size, release: Release) {
        let images = Images<Service>(of: Self.self, release: release)
        let network = NetworkStack()
        let data = DataStack(in: network.network.isolated)
        func services(_ index: Int) -> ServicesStack? { ServicesStack(index, of: size, images: images, network: network, data: data) }
        self.network = network
        self.data = data
        services00 = services(0)
        services01 = services(1)
        services02 = services(2)
        services03 = services(3)
        services04 = services(4)
        services05 = services(5)
        services06 = services(6)
        services07 = services(7)
        services08 = services(8)
        services09 = services(9)
        services10 = services(10)
        services11 = services(11)
        services12 = services(12)
        services13 = services(13)
        services14 = services(14)
        services15 = services(15)
        services16 = services(16)
        services17 = services(17)
        services18 = services(18)
        services19 = services(19)
        services20 = services(20)
        services21 = services(21)
        services22 = services(22)
        services23 = services(23)
        services24 = services(24)
        services25 = services(25)
        services26 = services(26)
        services27 = services(27)
        services28 = services(28)
        services29 = services(29)
        services30 = services(30)
        services31 = services(31)
    }
}

struct NetworkStack: Stack {
    let description = "Scale: network"

    let network = Network(block: 60, egress: .natGateway(.single))

    var `private`: Subnets { network.private }
}

struct DataStack: Stack {
    let description = "Scale: cache, results and a key"

    let cache: ServerlessCache
    let results = Bucket(tiering: .intelligent)
    let key = Secret("Key of somebody else's API")

    init(in subnets: Subnets) { cache = ServerlessCache(.valkey, in: subnets) }
}
