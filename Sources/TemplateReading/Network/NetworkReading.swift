import Documents

/// What can reach what in an environment, as far as its templates decide it: security groups, routes and public addresses.
package struct NetworkReading {
    package static let internet = "internet"

    /// By name; those that templates only mention are foreign.
    package let groups: [String: SecurityGroup]
    let groupOrder: [String]
    package let members: [NetworkMember]
    let memberPositions: [String: Int]
    private var carriers: [String: [Int]] = [:]
    let routes: Routes
    /// What is reached from the internet, or reaches it, without a security group.
    let others: [NetworkEdge: PortSet]

    /// `names` are what resources are called that have another name elsewhere.
    package init(_ resolver: EnvironmentResolver, renaming names: [ResourceIdentity: ResourceIdentity] = [:]) {
        let reader = NetworkReader(resolver: resolver, names: names)
        let groups = SecurityGroups(reader)
        self.groups = groups.groups
        groupOrder = groups.order
        members = NetworkMembers(reader, addressed: PublicPlaces.addressed(reader)).all
        memberPositions = Dictionary(members.enumerated().map { ($1.name, $0) }) { first, _ in first }
        for (position, member) in members.enumerated() {
            for group in member.groups { carriers[group, default: []].append(position) }
        }
        routes = Routes(reader)
        others = PublicPlaces.edges(reader)
    }

    /// The positions of the members that carry a group.
    func carriers(of group: String) -> [Int] { carriers[group] ?? [] }

    package func carrierNames(of group: String) -> [String] { carriers(of: group).map { members[$0].name } }

    /// Each that reaches another, with the ports. Members stand for the groups that few carry, a group for its members where they are many.
    package var edges: [NetworkEdge: PortSet] { edges(between: NetworkEnds(of: [self])) }

    package func edges(between ends: NetworkEnds) -> [NetworkEdge: PortSet] {
        var edges = others
        for pair in Set(namedPairs.flatMap { from, to in ends[from].flatMap { from in ends[to].map { NetworkEdge(from: from, to: $0) } } })
        {
            guard let from = end(pair.from), let to = end(pair.to) else { continue }
            let ports = outgoing(from, to).intersection(incoming(to, from))
            if !ports.isEmpty { edges[pair] = ports }
        }
        for name in Set(groupOrder.filter { groups[$0]?.isForeign == false }.flatMap { ends[$0] }) {
            if let end = end(name) { addRanges(of: end, to: &edges) }
        }
        return edges
    }

    /// The groups of which one names the other in a rule.
    private var namedPairs: [(from: String, to: String)] {
        groupOrder.flatMap { name -> [(from: String, to: String)] in
            guard let group = groups[name] else { return [] }
            return group.ingress.groups.keys.map { ($0, name) } + group.egress.groups.keys.map { (name, $0) }
        }
    }

    private func outgoing(_ end: NetworkEnd, _ other: NetworkEnd) -> PortSet { ports(end, other, \.egress) }
    private func incoming(_ end: NetworkEnd, _ other: NetworkEnd) -> PortSet { ports(end, other, \.ingress) }

    private func ports(_ end: NetworkEnd, _ other: NetworkEnd, _ rules: KeyPath<SecurityGroup, SecurityGroup.Rules>) -> PortSet {
        // What the groups of others let pass is not known, and not held against what stands here.
        if end.groups.allSatisfy({ groups[$0]?.isForeign != false }) { return .all }
        let isSame = end.vpc == nil || other.vpc == nil || end.vpc == other.vpc
        let addresses = isSame ? ranges(of: other) : []
        var result = PortSet()
        for name in end.groups {
            guard let group = groups[name] else { continue }
            let rules = group[keyPath: rules]
            for name in other.groups { if let ports = rules.groups[name] { result.formUnion(ports) } }
            for (range, ports) in rules.ranges where isSame {
                let holds =
                    range.addresses?.prefix == 0 || range.addresses.map { range in addresses.contains(where: range.contains) } == true
                if holds { result.formUnion(ports) }
            }
        }
        return result
    }

    /// What comes from ranges of addresses, and goes to them.
    private func addRanges(of end: NetworkEnd, to edges: inout [NetworkEdge: PortSet]) {
        let isExposed = isExposed(end)
        let reaches = reachesInternet(end)
        for name in end.groups {
            guard let group = groups[name], !group.isForeign else { continue }
            for (range, ports) in group.ingress.ranges where !range.isLoopback {
                edges[NetworkEdge(from: range.description, to: end.name), default: PortSet()].formUnion(ports)
                if range.isEverywhere, isExposed {
                    edges[NetworkEdge(from: Self.internet, to: end.name), default: PortSet()].formUnion(ports)
                }
            }
            for (range, ports) in group.egress.ranges where !range.isLoopback {
                if range.isEverywhere {
                    // What has no way out opens nothing, and what may have one is said as it is written.
                    if reaches == .no { continue }
                    let to = reaches == .yes ? Self.internet : range.description
                    edges[NetworkEdge(from: end.name, to: to), default: PortSet()].formUnion(ports)
                } else {
                    edges[NetworkEdge(from: end.name, to: range.description), default: PortSet()].formUnion(ports)
                }
            }
        }
    }
}

/// From one name to another: resources and security groups as `stack/LogicalID`, ranges of addresses, `internet`.
package struct NetworkEdge: Hashable, Sendable {
    package let from: String
    package let to: String

    package init(from: String, to: String) {
        self.from = from
        self.to = to
    }
}
