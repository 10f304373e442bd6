import Documents
import Registry
import TemplateReading

extension Rule {
    static let unknownAttribute = Rule(
        "unknown-attribute", "Fn::GetAtt asks a resource for an attribute that its type has.",
        reason: "CloudFormation refuses the template: the resource type does not have the attribute.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html",
        refused: """
            Queue: {Type: 'AWS::SQS::Queue'}
            Address: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: !GetAtt Queue.Url}}
            """,
        accepted: """
            Queue: {Type: 'AWS::SQS::Queue'}
            Address: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: !GetAtt Queue.QueueUrl}}
            """
    ) { template, breaches in
        for reference in template.references {
            guard case .attribute(let logicalID, let name?) = reference.target, let resource = template.resource(logicalID),
                let schema = template.schema(of: resource.type), !schema.hasAttribute(name)
            else { continue }
            // Nested stacks and custom resources answer what they like.
            if resource.type == "AWS::CloudFormation::Stack", name.hasPrefix("Outputs.") { continue }
            if resource.type.hasSuffix("::CustomResource") || resource.type.hasSuffix("::MODULE") { continue }
            let nearest = nearestNames(to: name, among: schema.attributes, limit: 1).first
            breaches.add(
                "\(resource.type) has no attribute \(name)", at: reference.path,
                remedy: nearest.map { "did you mean \($0)?" }
                    ?? (schema.attributes.isEmpty ? "it has none" : "it has \(schema.attributes.joined(separator: ", "))"))
        }
    }
}
