extension Rule {
    static let propertyCombination = Rule(
        "property-combination", "Properties that exclude each other do not stand together.",
        reason: "The service refuses the resource, or leaves one of them out without a word.",
        refused:
            "Rule: {Type: 'AWS::EC2::SecurityGroupIngress', Properties: {IpProtocol: tcp, FromPort: 1, ToPort: 2, CidrIp: 10.0.0.0/8, SourceSecurityGroupId: sg-0123abcd}}",
        accepted:
            "Rule: {Type: 'AWS::EC2::SecurityGroupIngress', Properties: {IpProtocol: tcp, FromPort: 1, ToPort: 2, CidrIp: 10.0.0.0/8, GroupId: sg-0123abcd}}"
    )
}
