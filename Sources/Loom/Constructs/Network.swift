import AWS
import CloudFormationModel

/// A VPC in three tiers: public subnets hold only what leads out, private ones have the way out that `egress` names, isolated ones have
/// none. The VPC's default security group is not used by anything.
public struct Network: Construct {
    public var handle: Handle
    let block: AddressBlock
    let zones: Int
    let egress: Egress

    /// - Parameters:
    ///   - block: the second number of the `/16` that it takes: 10 gives `10.10.0.0/16`. Networks that may be connected one day differ.
    ///   - zones: availability zones, 2 to 4.
    public init(block: Int, zones: Int = 2, egress: Egress, file: String = #fileID, line: Int = #line) {
        handle = Handle("Network", file: file, line: line)
        self.block = AddressBlock(second: block)
        self.zones = zones
        self.egress = egress
    }

    /// The VPC's ID.
    public var vpc: Value<String> { part("Vpc").ref }
    /// For what must have an address of its own: load balancers, NAT. A route leads to the internet gateway.
    public var `public`: Subnets { subnets(.public) }
    /// For programs: they leave by what `egress` says, and nobody outside reaches them.
    public var `private`: Subnets { subnets(.private) }
    /// For databases and caches: no route leads out.
    public var isolated: Subnets { subnets(.isolated) }

    private func subnets(_ tier: Tier) -> Subnets {
        Subnets(tier: tier, vpc: vpc, targets: zoneNumbers.map { part(Self.subnet(tier, $0)) }, egress: tier == .private ? egress : nil)
    }

    private var zoneNumbers: Range<Int> { 0..<min(max(zones, 1), 4) }
    private static func subnet(_ tier: Tier, _ zone: Int) -> String { "\(tier.name)\(zone + 1)Subnet" }

    enum Tier: Int, CaseIterable, Sendable {
        case `public`, `private`, isolated

        var name: String { ["Public", "Private", "Isolated"][rawValue] }
    }

    public func build(in scope: Scope) {
        if !(2...4).contains(zones) {
            scope.report("network-zones", "a network of \(zones) availability zones", remedy: "use 2 to 4: a subnet group of RDS needs two")
        }
        if !(0...255).contains(block.second) {
            scope.report("network-block", "10.\(block.second).0.0/16 is no address block", remedy: "give a number from 0 to 255")
        }
        let name = { (part: String) in Value(scope.naming.name(part.isEmpty ? scope.service : "\(scope.service)-\(part)")) }
        let vpc = scope.add(
            "Vpc",
            EC2.VPC(
                cidrBlock: Value(block.whole), enableDnsHostnames: true, enableDnsSupport: true,
                tags: [.init(key: "Name", value: name(""))]))
        let gateway = scope.add("InternetGateway", EC2.InternetGateway(tags: [.init(key: "Name", value: name(""))]))
        let attachment = scope.add(
            "InternetGatewayAttachment", EC2.VPCGatewayAttachment(vpcId: vpc.ref, internetGatewayId: gateway.ref))

        let publicTable = scope.add("PublicRoutes", routeTable(name("public"), vpc))
        scope.add(
            "PublicDefaultRoute",
            EC2.Route(
                routeTableId: publicTable.ref, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.ref,
                attributes: ResourceAttributes(dependsOn: [attachment.target])))
        let isolatedTable = scope.add("IsolatedRoutes", routeTable(name("isolated"), vpc))
        let privateTables = zoneNumbers.map { scope.add("Private\($0 + 1)Routes", routeTable(name("private-\($0 + 1)"), vpc)) }
        for zone in zoneNumbers {
            for (tier, table) in [(Tier.public, publicTable), (.private, privateTables[zone]), (.isolated, isolatedTable)] {
                let part = Self.subnet(tier, zone)
                let subnet = scope.add(
                    part,
                    EC2.Subnet(
                        vpcId: vpc.ref, availabilityZone: Fn.select(zone, Fn.availabilityZones),
                        cidrBlock: Value(block.subnet(tier: tier.rawValue, zone: zone)), mapPublicIpOnLaunch: false,
                        tags: [.init(key: "Name", value: name("\(tier.name.lowercased())-\(zone + 1)"))]))
                scope.add(part + "Routes", EC2.SubnetRouteTableAssociation(routeTableId: table.ref, subnetId: subnet.ref))
            }
        }
        // Free, and what is read from S3 then passes by any NAT.
        let tables = privateTables.map(\.ref) + [isolatedTable.ref]
        scope.add(
            "S3Endpoint",
            EC2.VPCEndpoint(
                vpcId: vpc.ref, routeTableIds: List(tables), serviceName: "com.amazonaws.\(.region).s3", vpcEndpointType: .gateway))
        egress.build(
            in: scope, vpc: vpc.ref, block: block, publicSubnets: `public`.targets, privateSubnets: `private`.targets,
            privateTables: privateTables.map(\.ref),
            ready: [attachment.target, part("PublicDefaultRoute")] + `public`.targets.map { Target($0.handle, part: $0.part + "Routes") })
    }

    private func routeTable(_ name: Value<String>, _ vpc: EC2.VPC) -> EC2.RouteTable {
        EC2.RouteTable(vpcId: vpc.ref, tags: [.init(key: "Name", value: name)])
    }
}
