import AWS
import CloudFormationModel

/// How programs in private subnets reach what lies outside. `novialoom cost --what-if` says what each would cost.
public enum Egress: Sendable, Hashable {
    /// How many NAT gateways there are; each is paid by the hour, with its address, and by what goes through it.
    public enum Redundancy: Sendable, Hashable {
        /// One, in the first zone: its zone's failure cuts the others off.
        case single
        /// One a zone.
        case perZone
    }

    case natGateway(Redundancy)
    /// One small instance that forwards, paid by the hour with its address and volume; minutes of interruption when it is replaced.
    case natInstance
    /// None. Programs reach these services of AWS through interface endpoints, each paid by the hour in each zone, and nothing else.
    case none(endpoints: Set<Endpoint>)
}

extension Egress {
    func build(
        in scope: Scope, vpc: Value<String>, block: AddressBlock, publicSubnets: [Target], privateSubnets: [Target],
        privateTables: [Value<String>], ready: [Target]
    ) {
        let name = { (part: String) in Value(scope.naming.name("\(scope.service)-\(part)")) }
        switch self {
        case .natGateway(let redundancy):
            let zones = redundancy == .single ? 1 : publicSubnets.count
            let gateways = (0..<zones).map { zone in
                let address = scope.add(
                    "Nat\(zone + 1)Address",
                    EC2.EIP(
                        domain: "vpc", tags: [.init(key: "Name", value: name("nat-\(zone + 1)"))],
                        attributes: ResourceAttributes(dependsOn: ready)))
                return scope.add(
                    "Nat\(zone + 1)",
                    EC2.NatGateway(
                        allocationId: address.allocationId, subnetId: publicSubnets[zone].ref,
                        tags: [.init(key: "Name", value: name("nat-\(zone + 1)"))],
                        attributes: ResourceAttributes(dependsOn: ready)))
            }
            for (zone, table) in privateTables.enumerated() {
                scope.add(
                    "Private\(zone + 1)DefaultRoute",
                    EC2.Route(
                        routeTableId: table, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateways[min(zone, zones - 1)].ref))
            }
        case .natInstance:
            let instance = NATInstance.add(to: scope, name: name("nat"), vpc: vpc, block: block, subnet: publicSubnets[0], ready: ready)
            for (zone, table) in privateTables.enumerated() {
                scope.add(
                    "Private\(zone + 1)DefaultRoute",
                    EC2.Route(routeTableId: table, destinationCidrBlock: "0.0.0.0/0", instanceId: instance))
            }
        case .none(let endpoints):
            let interfaces = endpoints.subtracting([.s3]).sorted { $0.rawValue < $1.rawValue }
            guard !interfaces.isEmpty else { return }
            let group = scope.add(
                "EndpointsSecurityGroup",
                EC2.SecurityGroup(
                    groupDescription: "Interface endpoints", securityGroupEgress: [.nowhere],
                    securityGroupIngress: [
                        .init(
                            ipProtocol: "tcp", cidrIp: Value(block.whole), description: "HTTPS from the network", fromPort: 443, toPort: 443
                        )
                    ],
                    vpcId: vpc))
            for endpoint in interfaces {
                scope.add(
                    Naming.pascal(endpoint.rawValue) + "Endpoint",
                    EC2.VPCEndpoint(
                        vpcId: vpc, privateDnsEnabled: true, securityGroupIds: [group.groupId],
                        serviceName: "com.amazonaws.\(.region).\(endpoint.rawValue)", subnetIds: List(privateSubnets.map(\.ref)),
                        vpcEndpointType: .interface))
            }
        }
    }
}
