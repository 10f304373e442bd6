extension Rule {
    static let referenceShape = Rule(
        "reference-shape", "What a reference gives is of the kind that the property takes.",
        reason: "CloudFormation refuses the resource when it comes to it: Ref gives a text where a list is wanted.",
        refused: """
            Net: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
            Group: {Type: 'AWS::RDS::DBSubnetGroup', Properties: {DBSubnetGroupDescription: x, SubnetIds: !Ref Net}}
            """,
        accepted: """
            Net: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
            Subnet: {Type: 'AWS::EC2::Subnet', Properties: {CidrBlock: 10.0.0.0/24, VpcId: !Ref Net}}
            """)
}
