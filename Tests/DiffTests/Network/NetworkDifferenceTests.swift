import EnvironmentExamples
import TemplateReading
import Testing

@testable import Diff

/// D2, A11: what a reviewer reads of what can reach what.
@Suite("Network that changes")
struct NetworkDifferenceTests {
    @Test("is told as what opens and what closes", arguments: NetworkCase.all)
    func cases(example: NetworkCase) throws {
        let (old, new) = (try EnvironmentView(resources: example.old), try EnvironmentView(resources: example.new))
        #expect(NetworkDifference.changes(from: old, to: new).map(\.line) == example.expected, "\(example.name)")
        let back = NetworkDifference.changes(from: new, to: old).map(\.line)
        #expect(Set(back) == Set(example.expected.map(Self.opposite)), "\(example.name), the other way round")
        for side in [old, new] { #expect(NetworkDifference.changes(from: side, to: side).isEmpty, "\(example.name), with itself") }
    }

    @Test("a function under another name is the same function")
    func renamed() throws {
        let old = try EnvironmentView(resources: NetworkCase.world + NetworkCase.rule)
        let new = try EnvironmentView(resources: (NetworkCase.world + NetworkCase.rule).replacing("Function:", "Renamed:"))
        let names = [ResourceIdentity(stack: "app", logicalID: "Function"): ResourceIdentity(stack: "app", logicalID: "Renamed")]
        #expect(NetworkDifference.changes(from: old, to: new, renaming: names).isEmpty)
        #expect(NetworkDifference.changes(from: old, to: new).count == 4)
    }

    private static func opposite(_ line: String) -> String {
        line.hasPrefix("opened") ? "closed" + line.dropFirst(6) : "opened" + line.dropFirst(6)
    }
}

extension NetworkChange {
    var line: String { "\(change) \(from) → \(to) \(ports)" }
}

struct NetworkCase: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let expected: [String]
    var testDescription: String { name }

    /// What is added to a function and a database in a network.
    init(_ name: String, _ old: String, _ new: String, _ expected: [String]) {
        self.name = name
        self.old = Self.world + old
        self.new = Self.world + new
        self.expected = expected
    }

    init(_ name: String, _ new: String, _ expected: [String]) { self.init(name, "", new, expected) }

    /// Another world.
    init(_ name: String, from old: String, to new: String, _ expected: [String]) {
        self.name = name
        self.old = old
        self.new = new
        self.expected = expected
    }

    static let world = """
        Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
        Gateway: {Type: 'AWS::EC2::InternetGateway'}
        Private: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
        Public: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24}}
        PrivateTable: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Vpc}}
        PublicTable: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Vpc}}
        A: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: {SubnetId: !Ref Private, RouteTableId: !Ref PrivateTable}}
        B: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: {SubnetId: !Ref Public, RouteTableId: !Ref PublicTable}}
        Out:
          Type: AWS::EC2::Route
          Properties: {RouteTableId: !Ref PublicTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
        FunctionGroup: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: f, VpcId: !Ref Vpc}}
        Function:
          Type: AWS::Lambda::Function
          Properties: {VpcConfig: {SubnetIds: [!Ref Private], SecurityGroupIds: [!GetAtt FunctionGroup.GroupId]}}
        DatabaseGroup:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: d
            VpcId: !Ref Vpc
            SecurityGroupEgress: [{IpProtocol: -1, CidrIp: 127.0.0.1/32}]
        DatabaseSubnets: {Type: 'AWS::RDS::DBSubnetGroup', Properties: {SubnetIds: [!Ref Private]}}
        Database:
          Type: AWS::RDS::DBInstance
          Properties:
            DBSubnetGroupName: !Ref DatabaseSubnets
            VPCSecurityGroups: [!GetAtt DatabaseGroup.GroupId]
            PubliclyAccessible: false

        """

    private static func ingress(_ name: String, _ rest: String) -> String {
        "\(name): {Type: 'AWS::EC2::SecurityGroupIngress', Properties: {GroupId: !GetAtt DatabaseGroup.GroupId, \(rest)}}\n"
    }

    private static func egress(_ rest: String) -> String {
        "Egress: {Type: 'AWS::EC2::SecurityGroupEgress', Properties: {GroupId: !GetAtt FunctionGroup.GroupId, \(rest)}}\n"
    }

    private static let postgres = "IpProtocol: tcp, FromPort: 5432, ToPort: 5432"
    private static let fromFunction = "SourceSecurityGroupId: !GetAtt FunctionGroup.GroupId"
    static let rule = ingress("In", "\(postgres), \(fromFunction)") + nat
    private static let nat = """
        Nat: {Type: 'AWS::EC2::NatGateway', Properties: {SubnetId: !Ref Public, AllocationId: eipalloc-1}}
        Default:
          Type: AWS::EC2::Route
          Properties: {RouteTableId: !Ref PrivateTable, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}

        """

    static let all = groups + ranges + routes + addresses

    private static let groups = [
        NetworkCase(
            "a rule for another group", ingress("In", "\(postgres), \(fromFunction)"), ["opened app/Function → app/Database tcp 5432"]),
        NetworkCase(
            "nothing, where what may go out does not reach it", egress("IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0"),
            egress("IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0") + ingress("In", "\(postgres), \(fromFunction)"), []),
        NetworkCase(
            "the other half of what was half open", egress("\(postgres), DestinationSecurityGroupId: !GetAtt DatabaseGroup.GroupId"),
            egress("\(postgres), DestinationSecurityGroupId: !GetAtt DatabaseGroup.GroupId")
                + ingress("In", "\(postgres), \(fromFunction)"),
            ["opened app/Function → app/Database tcp 5432"]),
        NetworkCase(
            "ports that a rule gets more of", ingress("In", "\(postgres), \(fromFunction)"),
            ingress("In", "IpProtocol: tcp, FromPort: 5400, ToPort: 5499, \(fromFunction)"),
            ["opened app/Function → app/Database tcp 5400-5431, 5433-5499"]),
        NetworkCase(
            "nothing, where a rule is written in two", ingress("In", "IpProtocol: 6, FromPort: 1, ToPort: 9, \(fromFunction)"),
            ingress("Low", "IpProtocol: tcp, FromPort: 1, ToPort: 5, \(fromFunction)")
                + ingress("High", "IpProtocol: TCP, FromPort: 6, ToPort: 9, \(fromFunction)"), []),
        NetworkCase(
            "another group of the same function", ingress("In", "\(postgres), \(fromFunction)"),
            ingress("In", "\(postgres), SourceSecurityGroupId: sg-0123456789abcdef0"),
            ["opened sg-0123456789abcdef0 → app/Database tcp 5432", "closed app/Function → app/Database tcp 5432"]),
        NetworkCase(
            "a group of many, told once", many(5), many(5) + ingress("In", "\(postgres), \(fromFunction)"),
            ["opened app/FunctionGroup → app/Database tcp 5432"]),
        NetworkCase(
            "one more of many, told by its name", many(5) + ingress("In", "\(postgres), \(fromFunction)"),
            many(6) + ingress("In", "\(postgres), \(fromFunction)"), ["opened app/More6 → app/Database tcp 5432"]),
    ]

    private static func many(_ count: Int) -> String {
        (1...count).map {
            "More\($0): {Type: 'AWS::Lambda::Function', Properties: "
                + "{VpcConfig: {SubnetIds: [!Ref Private], SecurityGroupIds: [!Ref FunctionGroup]}}}\n"
        }.joined()
    }

    private static let ranges = [
        NetworkCase("a range", ingress("In", "\(postgres), CidrIp: 10.0.0.0/16"), ["opened 10.0.0.0/16 → app/Database tcp 5432"]),
        NetworkCase(
            "everywhere, for what no one outside reaches", ingress("In", "\(postgres), CidrIp: 0.0.0.0/0"),
            ["opened 0.0.0.0/0 → app/Database tcp 5432"]),
        NetworkCase(
            "a list of prefixes", ingress("In", "\(postgres), SourcePrefixListId: pl-1"), ["opened pl-1 → app/Database tcp 5432"]),
        NetworkCase(
            "a group by its addresses", egress("\(postgres), CidrIp: 10.0.9.0/24") + ingress("In", "\(postgres), \(fromFunction)"),
            egress("\(postgres), CidrIp: 10.0.1.0/24") + ingress("In", "\(postgres), \(fromFunction)"),
            [
                "opened app/Function → 10.0.1.0/24 tcp 5432", "opened app/Function → app/Database tcp 5432",
                "closed app/Function → 10.0.9.0/24 tcp 5432",
            ]),
    ]

    private static let routes = [
        NetworkCase("a way out", nat, ["opened app/Function → internet all"]),
        NetworkCase(
            "a way out through an instance",
            "Default: {Type: 'AWS::EC2::Route', Properties: {RouteTableId: !Ref PrivateTable, DestinationCidrBlock: 0.0.0.0/0, InstanceId: i-1}}\n",
            ["opened app/Function → internet all"]),
        NetworkCase(
            "no way out: a translation in a subnet that has none", nat.replacing("SubnetId: !Ref Public", "SubnetId: !Ref Private"), []),
        NetworkCase(
            "a rule that lets less out", nat, nat + egress("IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0"),
            ["closed app/Function → internet all but tcp 443"]),
        NetworkCase(
            "a function that comes into the network", from: "F: {Type: 'AWS::Lambda::Function'}", to: world,
            ["closed app/F → internet all"]),
    ]

    private static let addresses = [
        NetworkCase(
            "a database with a public address", from: world + ingress("In", "\(postgres), CidrIp: 0.0.0.0/0"),
            to: (world + ingress("In", "\(postgres), CidrIp: 0.0.0.0/0")).replacing("PubliclyAccessible: false", "PubliclyAccessible: true")
                .replacing("SubnetIds: [!Ref Private]}}\nDatabase:", "SubnetIds: [!Ref Public]}}\nDatabase:"),
            ["opened internet → app/Database tcp 5432"]),
        NetworkCase(
            "none, where its subnets have no way in", from: world + ingress("In", "\(postgres), CidrIp: 0.0.0.0/0"),
            to: (world + ingress("In", "\(postgres), CidrIp: 0.0.0.0/0")).replacing(
                "PubliclyAccessible: false", "PubliclyAccessible: true"), []),
        NetworkCase(
            "a load balancer",
            """
            WebGroup:
              Type: AWS::EC2::SecurityGroup
              Properties:
                GroupDescription: w
                VpcId: !Ref Vpc
                SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
                SecurityGroupEgress: [{IpProtocol: -1, CidrIp: 127.0.0.1/32}]
            Web: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Subnets: [!Ref Public], SecurityGroups: [!Ref WebGroup]}}

            """, ["opened internet → app/Web tcp 443"]),
        NetworkCase(
            "a task that gets an address", task("DISABLED"), task("ENABLED"),
            ["opened internet → app/Task tcp 80", "opened app/Task → internet all"]),
        NetworkCase("an API", "Api: {Type: 'AWS::ApiGateway::RestApi'}\n", ["opened internet → app/Api tcp 443"]),
    ]

    private static func task(_ address: String) -> String {
        """
        TaskGroup:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: t
            VpcId: !Ref Vpc
            SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]
        Task:
          Type: AWS::ECS::Service
          Properties:
            NetworkConfiguration:
              AwsvpcConfiguration: {AssignPublicIp: \(address), Subnets: [!Ref Public], SecurityGroups: [!Ref TaskGroup]}

        """
    }
}
