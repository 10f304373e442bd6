import TemplateReading

extension Rule {
    static let typeRegion = Rule(
        "type-region", "A resource's type exists in the region of its stack.",
        reason: "CloudFormation refuses the template: it does not recognise the type there. Known for eu-west-3 and us-east-1.",
        url: "https://aws.amazon.com/about-aws/global-infrastructure/regional-product-services/",
        refused: "Thing: {Type: 'AWS::Panorama::Package', Properties: {PackageName: x}}", accepted: "Queue: {Type: 'AWS::SQS::Queue'}"
    ) { template, breaches in
        guard ["eu-west-3", "us-east-1"].contains(template.region) else { return }
        for resource in template.resources {
            guard let schema = template.schema(of: resource.type), !schema.regions.contains(template.region) else { continue }
            breaches.add(
                "\(resource.type) does not exist in \(template.region)", at: ["Resources", resource.logicalID, "Type"],
                remedy: "deploy it in \(schema.regions.joined(separator: " or ")), or use another service")
        }
    }
}
