import Documents

/// A replacement is carried through every function.
extension VerdictCases {
    private static func network(_ cidr: String, _ reader: String) -> String {
        """
        Parameters: {Odd: {Type: String}, Kind: {Type: String, Default: big}}
        Mappings: {Map: {one: {two: '0'}}}
        Conditions: {Holds: !Equals [a, a], Fails: !Equals [a, b], Open: !Equals [!Ref Odd, b], Big: !Equals [!Ref Kind, big]}
        Resources:
          Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: \(cidr)}}
          Reader: \(reader)
        """
    }

    /// A subnet, whose `VpcId` is create-only.
    private static func subnet(_ value: String) -> String { "{Type: 'AWS::EC2::Subnet', Properties: {VpcId: \(value)}}" }

    private static func dragged(_ title: String, _ value: String, _ verdict: String, _ what: String?) -> VerdictTests.Case {
        let (old, new) = (network("10.0.0.0/16", subnet(value)), network("10.1.0.0/16", subnet(value)))
        let change = change(title, old, new, "Vpc changed replace unaffected", "Reader changed \(verdict) unaffected")
        guard let what else { return self.change(title, old, new, "Vpc changed replace unaffected") }
        return VerdictTests.Case(
            title: title, old: old, new: new, verdicts: change.verdicts, because: ["VpcId: \(what) of Vpc, which is replaced"])
    }

    static let functions = [
        dragged("through Ref", "!Ref Vpc", "replace", "Ref"),
        dragged("through GetAtt", "!GetAtt Vpc.VpcId", "replace", "VpcId"),
        dragged("through Sub", "!Sub '${Vpc}'", "replace", "Ref"),
        dragged("through Sub with an attribute", "!Sub 'x-${Vpc.VpcId}'", "replace", "VpcId"),
        dragged("through a variable of Sub", "!Sub ['x-${V}', {V: !Ref Vpc}]", "replace", "Ref"),
        dragged("through Join", "!Join ['-', [a, !Ref Vpc]]", "replace", "Ref"),
        dragged("through Select", "!Select [0, [!Ref Vpc, b]]", "replace", "Ref"),
        dragged("through Select and Split", "!Select [0, !Split ['-', !Sub '${Vpc}-x']]", "replace", "Ref"),
        dragged("through the index of FindInMap", "!FindInMap [Map, one, !Ref Vpc]", "replace", "Ref"),
        dragged("through Base64", "{'Fn::Base64': !Ref Vpc}", "replace", "Ref"),
        dragged("through an If that holds", "!If [Holds, !Ref Vpc, x]", "replace", "Ref"),
        dragged("not through an If that does not", "!If [Fails, !Ref Vpc, x]", "replace", nil),
        dragged("through an If by its default", "!If [Big, !Join ['', [!Ref Vpc]], x]", "replace", "Ref"),
        dragged("through an If that nobody can decide", "!If [Open, !Ref Vpc, x]", "mayReplace", "Ref"),
        change(
            "into a property that can be changed",
            network("10.0.0.0/16", "{Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref Vpc}}"),
            network("10.1.0.0/16", "{Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref Vpc}}"), "Vpc changed replace unaffected",
            "Reader changed update unaffected", because: ["DisplayName: Ref of Vpc, which is replaced"]),
        change(
            "and on to the next, and the next",
            network("10.0.0.0/16", subnet("!Ref Vpc")) + "\n  Nat: {Type: 'AWS::EC2::NatGateway', Properties: {SubnetId: !Ref Reader}}",
            network("10.1.0.0/16", subnet("!Ref Vpc")) + "\n  Nat: {Type: 'AWS::EC2::NatGateway', Properties: {SubnetId: !Ref Reader}}",
            "Vpc changed replace unaffected", "Reader changed replace unaffected", "Nat changed replace unaffected",
            because: ["VpcId: Ref of Vpc, which is replaced", "SubnetId: Ref of Reader, which is replaced"]),
        change(
            "what may be replaced may replace",
            "Vpc: {Type: 'AWS::EC2::VPC', Properties: {InstanceTenancy: default}}\nReader: \(subnet("!Ref Vpc"))",
            "Vpc: {Type: 'AWS::EC2::VPC', Properties: {InstanceTenancy: dedicated}}\nReader: \(subnet("!Ref Vpc"))",
            "Vpc changed mayReplace unaffected", "Reader changed mayReplace unaffected",
            because: ["VpcId: Ref of Vpc, which may be replaced"]),
        change(
            "a fixed name does not change",
            "\(table("TableName: t, Tags: []"))\nReader: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref Table}}",
            "\(table("TableName: t, SSESpecification: {SSEEnabled: true}, Tags: []").substituting("id, KeyType", "key, KeyType"))\nReader: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref Table}}",
            "Table changed mayReplace unknown"),
        change(
            "an update in place changes the attributes that say it",
            "Key: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: a}}\nReader: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !GetAtt Key.Value, TopicName: !GetAtt Key.Type}}",
            "Key: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: b}}\nReader: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !GetAtt Key.Value, TopicName: !GetAtt Key.Type}}",
            "Key changed update unaffected", "Reader changed update unaffected", because: ["DisplayName: Value of Key, which changes"]),
        change(
            "what a custom resource answers may change",
            "Thing: {Type: 'Custom::Thing', Properties: {A: 1}}\nReader: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !GetAtt Thing.Out}}",
            "Thing: {Type: 'Custom::Thing', Properties: {A: 2}}\nReader: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !GetAtt Thing.Out}}",
            "Thing changed unknown unknown", "Reader changed unknown unaffected", because: ["DisplayName: Out of Thing, which may change"]),
    ]
}

extension String {
    fileprivate func substituting(_ text: String, _ other: String) -> String {
        guard let range = firstRange(ofText: text) else { return self }
        return String(self[..<range.lowerBound]) + other + self[range.upperBound...]
    }
}
