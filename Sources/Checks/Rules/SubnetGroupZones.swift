import Documents
import TemplateReading

extension Rule {
    static let subnetGroupZones = Rule(
        "subnet-group-zones", "A database's subnets lie in two zones at least.",
        reason: "RDS refuses the subnet group: it does not meet the availability zone coverage requirement.",
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Subnets",
        refused: example(zone: 0), accepted: example(zone: 1)
    ) { template, breaches in
        for group in template.resources(of: "AWS::RDS::DBSubnetGroup") {
            guard let subnets = template.certainElements(group.properties["SubnetIds"]) else { continue }
            let zones = subnets.map { subnet -> JSON? in
                guard let subnet = template.target(of: subnet), subnet.type == "AWS::EC2::Subnet",
                    let zone = subnet.properties["AvailabilityZone"], isKnown(zone, template)
                else { return nil }
                return zone
            }
            // One subnet is one zone, wherever it is.
            guard subnets.count == 1 || !zones.isEmpty && zones.allSatisfy({ $0 != nil }) && Set(zones).count == 1 else { continue }
            if subnets.count == 1, template.target(of: subnets[0]) == nil, template.certainText(subnets[0]) == nil { continue }
            breaches.add("all subnets are in one zone", in: group, at: "SubnetIds", remedy: "add a subnet of another zone")
        }
    }

    /// Whether a zone is written so that equal values mean equal zones.
    private static func isKnown(_ zone: JSON, _ template: TemplateView) -> Bool {
        if case .select? = Intrinsic(zone) { return true }
        return template.certainText(zone) != nil
    }

    private static func example(zone: Int) -> String {
        """
        Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
        One: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Select [0, !GetAZs '']}}
        Two: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [\(zone), !GetAZs '']}}
        Group: {Type: 'AWS::RDS::DBSubnetGroup', Properties: {DBSubnetGroupDescription: a, SubnetIds: [!Ref One, !Ref Two]}}
        """
    }
}
