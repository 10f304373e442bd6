import Documents
import Registry
import TemplateReading

extension Rule {
    static let unknownReference = Rule(
        "unknown-reference", "What Ref, Fn::GetAtt, Fn::Sub and DependsOn name is in the template.",
        reason: "CloudFormation refuses the template: unresolved resource dependencies.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
        refused: """
            Queue: {Type: 'AWS::SQS::Queue'}
            Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {PolicyDocument: {Version: '2012-10-17', Statement: []}, Queues: [!Ref Queu]}}
            """,
        accepted: """
            Queue: {Type: 'AWS::SQS::Queue'}
            Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {PolicyDocument: {Version: '2012-10-17', Statement: []}, Queues: [!Ref Queue]}}
            """
    ) { template, breaches in
        guard !template.isTransformed else { return }
        for resource in template.resources {
            for name in Dependencies.names(in: resource.body["DependsOn"])
            where template.root["Resources"]?[name] == nil && !isOfModule(name, template) {
                breaches.add(
                    "there is no resource \(name)", at: ["Resources", resource.logicalID, "DependsOn"],
                    remedy: nearestNames(to: name, among: template.resources.map(\.logicalID), limit: 1).first.map { "did you mean \($0)?" }
                )
            }
        }
        for reference in template.references {
            let name: String
            switch reference.target {
            case .name(let target): name = target
            case .attribute(let target, _): name = target
            case .condition, .mapping: continue
            }
            if name.hasPrefix("AWS::") {
                guard !pseudoParameters.contains(name) else { continue }
                breaches.add(
                    "there is no pseudo parameter \(name)", at: reference.path,
                    remedy: nearestNames(to: name, among: pseudoParameters, limit: 1).first.map { "did you mean \($0)?" })
            } else if template.resource(name) == nil {
                let isAttribute = if case .attribute = reference.target { true } else { false }
                if !isAttribute, template.parameters[name] != nil { continue }
                if isOfModule(name, template) { continue }
                // A resource too broken to be looked at has its own finding.
                if template.root["Resources"]?[name] != nil { continue }
                let names = template.resources.map(\.logicalID) + (isAttribute ? [] : template.parameters.keys)
                breaches.add(
                    "there is no \(isAttribute ? "resource" : "resource or parameter") \(name)", at: reference.path,
                    remedy: nearestNames(to: name, among: names, limit: 1).first.map { "did you mean \($0)?" })
            }
        }
    }

    /// A module's resources have its logical ID before their own.
    private static func isOfModule(_ name: String, _ template: TemplateView) -> Bool {
        template.resources.contains { $0.type.hasSuffix("::MODULE") && name.hasPrefix($0.logicalID) }
    }

    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html>
    private static let pseudoParameters = [
        "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName",
        "AWS::URLSuffix",
    ]
}
