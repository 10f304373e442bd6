/// The type of the parameter that carries a value across stacks: where CloudFormation knows the kind of ID, it checks that the thing exists.
enum ParameterType {
    static func type(of resourceType: String, attribute: String?) -> String {
        switch (resourceType, attribute) {
        case ("AWS::EC2::VPC", nil), ("AWS::EC2::VPC", "VpcId"): "AWS::EC2::VPC::Id"
        case ("AWS::EC2::Subnet", nil), ("AWS::EC2::Subnet", "SubnetId"): "AWS::EC2::Subnet::Id"
        case ("AWS::EC2::SecurityGroup", "GroupId"): "AWS::EC2::SecurityGroup::Id"
        default: "String"
        }
    }

    /// How many characters a value of the type has at the most; of a text, as far as names and addresses of AWS go.
    static func longestValue(_ type: String) -> Int { type == "String" ? 96 : 24 }
}
