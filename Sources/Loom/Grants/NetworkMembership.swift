import AWS
import CloudFormationModel

/// A program's place in a network: a security group of its own, with a way to what it was granted and to nothing else.
struct NetworkMembership {
    let group: Value<String>
    let subnets: List<Value<String>>
    /// Routes into the group that must exist before the program starts.
    let dependencies: [Target]

    init(in scope: Scope, of subnets: Subnets, rights: Rights, reaches: Set<Destination> = []) {
        let calls = rights.calls
        subnets.check(calls: calls, reaches: reaches, in: scope)
        var egress: [EC2.SecurityGroup.Egress] = rights.connections.map { connection in
            EC2.SecurityGroup.Egress(
                ipProtocol: "tcp", description: Value("to \(scope.service(of: connection.to) ?? "")"),
                destinationSecurityGroupId: connection.group.attribute("GroupId"), fromPort: Value(connection.ports.lowerBound),
                toPort: Value(connection.ports.upperBound))
        }
        if !calls.isEmpty || reaches.contains(.internet) {
            egress.append(
                EC2.SecurityGroup.Egress(ipProtocol: "tcp", cidrIp: "0.0.0.0/0", description: "HTTPS out", fromPort: 443, toPort: 443))
        }
        let service = scope.service
        let own = scope.add(
            "SecurityGroup",
            EC2.SecurityGroup(
                groupDescription: Value("Network access of \(service)"), securityGroupEgress: List(egress.isEmpty ? [.nowhere] : egress),
                vpcId: subnets.vpc))
        dependencies = rights.connections.map { connection in
            let name = Naming.pascal(scope.service(of: connection.to) ?? "")
            return scope.add(
                "To\(name)",
                EC2.SecurityGroupIngress(
                    ipProtocol: "tcp", description: Value("from \(service)"), fromPort: Value(connection.ports.lowerBound),
                    groupId: connection.group.attribute("GroupId"), sourceSecurityGroupId: own.groupId,
                    toPort: Value(connection.ports.upperBound))
            ).target
        }
        group = own.groupId
        self.subnets = subnets.ids
    }
}

extension EC2.SecurityGroup.Egress {
    /// A rule that leads nowhere: without any, AWS opens the group to everywhere.
    static var nowhere: Self { Self(ipProtocol: "-1", cidrIp: "127.0.0.1/32", description: "no way out") }
}
