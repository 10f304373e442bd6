import Registry
import TemplateReading

extension Rule {
    static let unknownType = Rule(
        "unknown-type", "A resource's type is one that AWS has.",
        reason: "CloudFormation refuses the whole template when the change set is made.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
        refused: "Queue: {Type: 'AWS::SQS::Queu'}", accepted: "Queue: {Type: 'AWS::SQS::Queue'}"
    ) { template, breaches in
        // What others publish, modules and a macro's own types are not in the registry.
        guard !template.isTransformed else { return }
        for resource in template.resources where resource.type.hasPrefix("AWS::") && template.schema(of: resource.type) == nil {
            if known.contains(resource.type) { continue }
            breaches.add(
                "there is no resource type \(resource.type)", at: ["Resources", resource.logicalID, "Type"],
                remedy: ResourceRegistry.nearestTypeNames(to: resource.type, limit: 1).first.map { "did you mean \($0)?" })
        }
    }

    /// Types that CloudFormation has without publishing a schema.
    private static let known: Set<String> = ["AWS::CloudFormation::CustomResource", "AWS::CDK::Metadata"]
}
