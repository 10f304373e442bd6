/// What a line of a network's picture starts or ends at: a resource, or all that carry a security group.
struct NetworkEnd {
    let name: String
    /// The security groups that all of it carries.
    let groups: Set<String>
    let subnets: [String]
    let vpc: String?
    let hasPublicAddress: Bool
    /// Whether it may have one by default.
    let mayHavePublicAddress: Bool
}

extension NetworkReading {
    /// The end that a name stands for in this environment; nil where it has none of it.
    func end(_ name: String) -> NetworkEnd? {
        if let position = memberPositions[name] {
            let member = members[position]
            return NetworkEnd(
                name: name, groups: Set(member.groups), subnets: member.subnets, vpc: vpc(of: member.groups),
                hasPublicAddress: isAddressed(member), mayHavePublicAddress: mayBeAddressed(member))
        }
        guard groups[name] != nil else { return nil }
        let carriers = carriers(of: name).map { members[$0] }
        let common = carriers.dropFirst().reduce(Set(carriers.first?.groups ?? [name])) { $0.intersection($1.groups) }
        var subnets: [String] = []
        for subnet in carriers.flatMap(\.subnets) where !subnets.contains(subnet) { subnets.append(subnet) }
        return NetworkEnd(
            name: name, groups: common.union([name]), subnets: subnets, vpc: groups[name]?.vpc,
            hasPublicAddress: carriers.contains(where: isAddressed), mayHavePublicAddress: carriers.contains(where: mayBeAddressed))
    }

    private func vpc(of groups: [String]) -> String? { groups.lazy.compactMap { self.groups[$0]?.vpc }.first }

    private func isAddressed(_ member: NetworkMember) -> Bool {
        if let flag = member.hasPublicAddress { return flag }
        return member.resource.type == "AWS::EC2::Instance" && member.subnets.contains(where: routes.addressing.contains)
    }

    /// A database has a public address where nobody says that it has none, and its subnets are public.
    private func mayBeAddressed(_ member: NetworkMember) -> Bool {
        member.hasPublicAddress == nil && member.resource.type == "AWS::RDS::DBInstance"
    }

    /// The addresses of an end, as far as templates say.
    func ranges(of end: NetworkEnd) -> [AddressRange] {
        let subnets = end.subnets.compactMap { routes.ranges[$0] }
        if !subnets.isEmpty, subnets.count == end.subnets.count { return subnets }
        return end.vpc.flatMap { routes.ranges[$0] }.map { [$0] } ?? []
    }

    enum Exposure: Hashable {
        case yes, no, unknown
    }

    /// Whether what is in the internet can come to it, as far as groups allow.
    func isExposed(_ end: NetworkEnd) -> Bool {
        guard end.hasPublicAddress || end.mayHavePublicAddress else { return false }
        let ways = end.subnets.map(routes.way)
        if ways.contains(.internetGateway) { return true }
        return end.hasPublicAddress && (ways.isEmpty || ways.contains(.unknown))
    }

    /// Whether it can go to the internet, as far as groups allow.
    func reachesInternet(_ end: NetworkEnd) -> Exposure {
        if end.subnets.isEmpty { return .unknown }
        let ways = end.subnets.map(routes.way)
        if ways.contains(.translated) || ways.contains(.internetGateway) && isExposed(end) { return .yes }
        return ways.contains(.unknown) ? .unknown : .no
    }
}
