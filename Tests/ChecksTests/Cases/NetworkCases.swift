extension RuleCases {
    private static func subnet(vpc: String) -> String {
        "Subnet: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: \(vpc), CidrBlock: 10.0.0.0/24}}"
    }

    private static func subnets(_ vpc: String, _ first: String, _ second: String) -> String {
        """
        Vpc: {Type: 'AWS::EC2::VPC', Properties: {\(vpc)}}
        One: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: \(first)}}
        Two: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: \(second)}}
        """
    }

    private static func rule(_ rule: String) -> String {
        "Rule: {Type: 'AWS::EC2::SecurityGroupIngress', Properties: {GroupId: a, \(rule)}}"
    }

    static let networks = [
        refused("subnet-range", subnets("CidrBlock: 10.0.0.0/16", "10.1.0.0/24", "10.0.1.0/24")),
        refused("subnet-range", subnets("CidrBlock: 10.0.0.0/15", "10.0.0.0/24", "10.0.1.0/24")),
        refused("subnet-range", subnets("CidrBlock: 10.0.0.0/16", "10.0.0.0/29", "10.0.1.0/24")),
        refused("subnet-range", subnets("CidrBlock: 10.0.0.0/33", "10.0.0.0/24", "10.0.1.0/24")),
        accepted(
            "subnet-range",
            subnets("CidrBlock: 10.0.0.0/16", "10.1.0.0/24", "10.0.1.0/24")
                + "\nMore: {Type: 'AWS::EC2::VPCCidrBlock', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/16}}"),
        accepted("subnet-range", subnets("Ipv4IpamPoolId: a, Ipv4NetmaskLength: 16", "10.1.0.0/24", "10.0.1.0/24")),
        accepted(
            "subnet-range",
            subnets(
                "CidrBlock: 10.0.0.0/16", "!Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 2, 8]]",
                "!Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 2, 8]]")),
        refused("security-group-rule", rule("IpProtocol: tcp, FromPort: 80, ToPort: 70000")),
        accepted("security-group-rule", rule("IpProtocol: '-1'")),
        accepted("security-group-rule", rule("IpProtocol: icmp, FromPort: 8, ToPort: -1")),
        refused("security-group-rule", rule("IpProtocol: tcp, FromPort: 80, ToPort: 80, Description: Let's go")),
        refused("security-group-rule", rule("IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.300/24")),
        accepted(
            "security-group-rule",
            rule("IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: !Ref Range, Description: !Sub 'From ${Range}'")),
        accepted(
            "subnet-group-zones",
            "Group: {Type: 'AWS::RDS::DBSubnetGroup', Properties: {DBSubnetGroupDescription: a, SubnetIds: [subnet-1, subnet-2]}}"),
        refused(
            "subnet-group-zones",
            "Group: {Type: 'AWS::RDS::DBSubnetGroup', Properties: {DBSubnetGroupDescription: a, SubnetIds: [subnet-1]}}"),
        accepted(
            "subnet-group-zones",
            "Group: {Type: 'AWS::RDS::DBSubnetGroup', Properties: {DBSubnetGroupDescription: a, SubnetIds: !Ref Subnets}}"),
        refused("property-pattern", subnet(vpc: "vpc-main")), accepted("property-pattern", subnet(vpc: "vpc-0123456789abcdef0")),
        // A default is there to be replaced.
        accepted("property-pattern", "Parameters: {Vpc: {Type: String, Default: none}}\nResources: {\(subnet(vpc: "!Ref Vpc"))}"),
    ]
}
