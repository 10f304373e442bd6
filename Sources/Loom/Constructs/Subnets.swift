import CloudFormationModel

/// The subnets of one tier of a network: what databases and programs are placed in.
public struct Subnets: Sendable {
    let tier: Network.Tier
    let vpc: Value<String>
    let targets: [Target]
    /// How programs in it reach what lies outside; nil where nothing does.
    let egress: Egress?

    /// What leads out of it, where it is a resource: programs that start by fetching something wait for these.
    var waysOut: [Target] {
        guard let egress, let network = targets.first?.handle else { return [] }
        if case .none = egress { return [] }
        return targets.indices.map { Target(network, part: "Private\($0 + 1)DefaultRoute") }
    }

    /// One a zone.
    public var ids: List<Value<String>> { List(targets.map(\.ref)) }

    /// Says what a program placed here could not reach.
    func check(calls: Set<Endpoint>, reaches: Set<Destination>, in scope: Scope) {
        guard let egress else {
            if !calls.isEmpty || !reaches.isEmpty {
                scope.report(
                    "no-way-out", "it calls services outside, but the \(tier) subnets have no way out",
                    remedy: "place it in the private subnets")
            }
            return
        }
        guard case .none(let endpoints) = egress else { return }
        if reaches.contains(.internet) {
            scope.report(
                "no-way-out", "it reaches the internet, but the network has no way out (egress .none)",
                remedy: "choose .natInstance or .natGateway, or take the program out of the network")
        }
        let missing = calls.subtracting(endpoints).subtracting([.s3]).map { ".\($0)" }.sorted()
        if !missing.isEmpty {
            scope.report(
                "no-way-out", "it calls \(missing.joined(separator: ", ")), to which the network has no interface endpoint",
                remedy: "add \(missing.joined(separator: ", ")) to .none(endpoints:), or choose .natInstance or .natGateway")
        }
    }
}
