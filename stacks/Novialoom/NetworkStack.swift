import Loom

struct NetworkStack: Stack {
    let description = "Novialoom: network"

    let network: Network

    var `private`: Subnets { network.private }
    var isolated: Subnets { network.isolated }

    init(_ plan: Plan) {
        network = Network(block: plan.block, egress: plan.egress)
    }
}
