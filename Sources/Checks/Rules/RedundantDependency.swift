import TemplateReading

extension Rule {
    static let redundantDependency = Rule(
        "redundant-dependency", "DependsOn names only what the resource would not wait for by itself.", severity: .info,
        reason: "CloudFormation waits for what a resource refers to; a DependsOn beside it says nothing, and hides the ones that matter.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
        refused: """
            Queue: {Type: 'AWS::SQS::Queue'}
            Name: {Type: 'AWS::SSM::Parameter', DependsOn: Queue, Properties: {Type: String, Value: !GetAtt Queue.QueueName}}
            """,
        accepted: """
            Queue: {Type: 'AWS::SQS::Queue'}
            Name: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: !GetAtt Queue.QueueName}}
            """
    ) { template, breaches in
        var referred: [String: Set<String>] = [:]
        for reference in template.references where reference.path.count > 2 && reference.path[0] == "Resources" {
            // In one branch of a condition it is a reference only where the condition holds.
            if reference.path.contains("Fn::If") { continue }
            switch reference.target {
            case .name(let name), .attribute(let name, _): referred[reference.path[1], default: []].insert(name)
            case .condition, .mapping: break
            }
        }
        for resource in template.resources {
            for name in Dependencies.names(in: resource.body["DependsOn"]) where referred[resource.logicalID]?.contains(name) == true {
                breaches.add(
                    "\(resource.logicalID) refers to \(name), and so waits for it already",
                    at: ["Resources", resource.logicalID, "DependsOn"], remedy: "leave \(name) out")
            }
        }
    }
}
