import TemplateReading

extension Rule {
    static let missingDependency = Rule(
        "missing-dependency", "What needs the way to the internet waits until it is there.", severity: .warning,
        reason: """
            A route to an internet gateway, an elastic IP address and a NAT gateway need the gateway attached to the VPC, to which they do \
            not refer: made too early they fail, and on deletion the gateway cannot be detached.
            """,
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html#gatewayattachment",
        refused: example(dependsOn: ""), accepted: example(dependsOn: "DependsOn: Attachment, ")
    ) { template, breaches in
        for attachment in template.resources(of: "AWS::EC2::VPCGatewayAttachment") {
            guard let gateway = template.target(of: attachment.properties["InternetGatewayId"]) else { continue }
            for route in template.resources(of: "AWS::EC2::Route")
            where template.target(of: route.properties["GatewayId"])?.logicalID == gateway.logicalID {
                require(route, attachment, template, &breaches)
            }
            guard template.resources(of: "AWS::EC2::VPCGatewayAttachment").count == 1 else { continue }
            for address in template.resources(of: "AWS::EC2::EIP") where template.presence(of: address.properties["InstanceId"]) == .present
            {
                require(address, attachment, template, &breaches)
            }
        }
    }

    private static func require(
        _ resource: TemplateView.Resource, _ attachment: TemplateView.Resource, _ template: TemplateView, _ breaches: inout Breaches
    ) {
        guard !template.dependencies.all(of: resource.logicalID).contains(attachment.logicalID) else { return }
        breaches.add(
            "\(resource.logicalID) does not wait for \(attachment.logicalID)", at: ["Resources", resource.logicalID],
            remedy: "name \(attachment.logicalID) under DependsOn")
    }

    private static func example(dependsOn: String) -> String {
        """
        Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
        Gateway: {Type: 'AWS::EC2::InternetGateway'}
        Attachment: {Type: 'AWS::EC2::VPCGatewayAttachment', Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
        Table: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Vpc}}
        Route:
          {Type: 'AWS::EC2::Route', \(dependsOn)Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}}
        """
    }
}
