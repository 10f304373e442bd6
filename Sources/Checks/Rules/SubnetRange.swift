import TemplateReading

extension Rule {
    static let subnetRange = Rule(
        "subnet-range", "Subnets lie inside their VPC and apart from each other.",
        reason: """
            EC2 refuses the subnet: its range must be a part of the VPC's that no other subnet has. VPCs and subnets have between /16 and /28.
            """,
        url: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
        refused: example("10.0.0.128/25"), accepted: example("10.0.1.0/24")
    ) { template, breaches in
        var blocks: [String: [AddressRange]] = [:]
        var isOpen: Set<String> = []
        func add(_ vpc: TemplateView.Resource, _ resource: TemplateView.Resource) {
            guard let text = template.certainText(resource.properties["CidrBlock"]), let range = AddressRange(text) else {
                isOpen.insert(vpc.logicalID)
                return
            }
            blocks[vpc.logicalID, default: []].append(range)
        }
        for vpc in template.resources(of: "AWS::EC2::VPC") {
            add(vpc, vpc)
            checkSize(of: vpc, template, &breaches)
        }
        for block in template.resources(of: "AWS::EC2::VPCCidrBlock") {
            if let vpc = template.target(of: block.properties["VpcId"]) { add(vpc, block) }
        }
        var seen: [String: [(range: AddressRange, name: String)]] = [:]
        for subnet in template.resources(of: "AWS::EC2::Subnet") {
            checkSize(of: subnet, template, &breaches)
            guard let vpc = template.target(of: subnet.properties["VpcId"]),
                let text = template.certainText(subnet.properties["CidrBlock"]), let range = AddressRange(text)
            else { continue }
            if let blocks = blocks[vpc.logicalID], !isOpen.contains(vpc.logicalID), !blocks.contains(where: { $0.contains(range) }) {
                breaches.add("\(text) is not inside \(vpc.logicalID)", in: subnet, at: "CidrBlock")
            }
            guard subnet.isUnconditional else { continue }
            if let other = seen[vpc.logicalID]?.first(where: { $0.range.overlaps(range) }) {
                breaches.add("\(text) overlaps \(other.name)", in: subnet, at: "CidrBlock", remedy: "give it a range of its own")
            }
            seen[vpc.logicalID, default: []].append((range, subnet.logicalID))
        }
    }

    private static func checkSize(of resource: TemplateView.Resource, _ template: TemplateView, _ breaches: inout Breaches) {
        guard let text = template.certainText(resource.properties["CidrBlock"]), !text.isEmpty else { return }
        guard let range = AddressRange(text) else {
            breaches.add(
                "\"\(SchemaCheck.shortened(text))\" is no range of addresses", in: resource, at: "CidrBlock", remedy: "write 10.0.0.0/16")
            return
        }
        if !(16...28).contains(range.prefix) {
            breaches.add("a range of /\(range.prefix); /16 to /28 are taken", in: resource, at: "CidrBlock")
        }
    }

    private static func example(_ range: String) -> String {
        """
        Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
        First: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
        Second: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc, CidrBlock: \(range)}}
        """
    }
}
