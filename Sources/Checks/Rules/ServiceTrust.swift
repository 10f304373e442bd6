import Documents
import TemplateReading

/// Who takes roles.
enum ServiceTrust {
    typealias Use = (type: String, at: [String], services: [String])

    /// Those that try the role when the resource is created.
    static let tried: [Use] = [
        ("AWS::Lambda::Function", ["Role"], ["lambda"]),
        ("AWS::StepFunctions::StateMachine", ["RoleArn"], ["states"]),
        ("AWS::KinesisFirehose::DeliveryStream", ["ExtendedS3DestinationConfiguration", "RoleARN"], ["firehose"]),
        ("AWS::KinesisFirehose::DeliveryStream", ["S3DestinationConfiguration", "RoleARN"], ["firehose"]),
        ("AWS::CodePipeline::Pipeline", ["RoleArn"], ["codepipeline"]),
        ("AWS::CodeBuild::Project", ["ServiceRole"], ["codebuild"]),
        ("AWS::ApiGateway::Account", ["CloudWatchRoleArn"], ["apigateway"]),
        ("AWS::Scheduler::Schedule", ["Target", "RoleArn"], ["scheduler"]),
        ("AWS::Pipes::Pipe", ["RoleArn"], ["pipes"]),
        ("AWS::RDS::DBInstance", ["MonitoringRoleArn"], ["monitoring.rds"]),
        ("AWS::RDS::DBProxy", ["RoleArn"], ["rds"]),
        ("AWS::EKS::Cluster", ["RoleArn"], ["eks"]),
    ]

    /// Those that find out later.
    static let untried: [Use] = [
        ("AWS::ECS::TaskDefinition", ["TaskRoleArn"], ["ecs-tasks"]),
        ("AWS::ECS::TaskDefinition", ["ExecutionRoleArn"], ["ecs-tasks"]),
        ("AWS::IAM::InstanceProfile", ["Roles", "*"], ["ec2", "ssm"]),
        ("AWS::Events::Rule", ["Targets", "*", "RoleArn"], ["events"]),
        ("AWS::S3::Bucket", ["ReplicationConfiguration", "Role"], ["s3"]),
    ]

    static func check(_ uses: [Use], _ template: TemplateView, _ breaches: inout Breaches) {
        for use in uses {
            for resource in template.resources(of: use.type) {
                for (path, value) in template.values(at: use.at[...], of: .object(resource.properties), below: resource.path) {
                    guard let role = template.target(of: value, type: "AWS::IAM::Role", name: "RoleName"),
                        let trusted = principals(of: role, template), !use.services.contains(where: { isTrusted($0, trusted) })
                    else { continue }
                    breaches.add(
                        "\(role.logicalID) trusts \(trusted.joined(separator: ", ")), not \(use.services[0]).amazonaws.com", at: path,
                        remedy: "let \(use.services[0]).amazonaws.com take the role in its AssumeRolePolicyDocument")
                }
            }
        }
    }

    /// The services that may take a role; nil where a principal is not known, or is no service.
    private static func principals(of role: TemplateView.Resource, _ template: TemplateView) -> [String]? {
        guard let policy = template.policyDocuments.first(where: { $0.kind == .trust && $0.owner.logicalID == role.logicalID }) else {
            return nil
        }
        var services: [String] = []
        for (path, statement) in policy.statements where template.certainText(statement["Effect"]) != "Deny" {
            guard let principal = template.certain(statement["Principal"])?.object else { return nil }
            for (kind, _) in principal {
                guard kind == "Service" else { continue }
                for (_, value) in template.entries("Service", of: (path + ["Principal"], principal)) {
                    guard let service = template.text(of: value).constant else { return nil }
                    services.append(service)
                }
            }
        }
        return services.isEmpty ? nil : services
    }

    /// Whether a service is among principals: `lambda` in `lambda.amazonaws.com`, `states` in `states.eu-west-3.amazonaws.com`.
    private static func isTrusted(_ service: String, _ principals: [String]) -> Bool { principals.contains { $0.hasPrefix(service + ".") } }
}
