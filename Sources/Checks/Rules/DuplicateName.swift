import Documents
import TemplateReading

extension Rule {
    static let duplicateName = Rule(
        "duplicate-name", "Two resources of a type have different names.",
        reason: "The second is refused, since the first is there already; CloudFormation finds out when it creates it.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html",
        refused: example("tasks"), accepted: example("mails")
    ) { template, breaches in
        for (type, property) in properties {
            var names: [String: String] = [:]
            for resource in template.resources(of: type) where resource.isUnconditional {
                guard let value = resource.properties[property], let key = key(of: value, template) else { continue }
                if let other = names[key] {
                    breaches.add(
                        "\(other) has the same \(property)\(template.certainText(value).map { ": \($0)" } ?? "")", in: resource,
                        at: property,
                        remedy: "give one of them another name")
                }
                names[key] = resource.logicalID
            }
        }
        var exports: [String: String] = [:]
        for (name, output) in template.outputs where output["Condition"] == nil {
            guard let value = output["Export"]?["Name"], let key = key(of: value, template) else { continue }
            if let other = exports[key] {
                breaches.add(
                    "\(other) is exported under the same name", at: ["Outputs", name, "Export", "Name"],
                    remedy: "give one of them another name")
            }
            exports[key] = name
        }
    }

    /// Two names are equal where they are the same text, or the same function of the same values.
    private static func key(of value: JSON, _ template: TemplateView) -> String? {
        if let text = template.certainText(value) { return text }
        guard case .substitution? = Intrinsic(value) else { return nil }
        return String(decoding: JSONWriter.bytes(value, .compact), as: UTF8.self)
    }

    private static let properties = [
        ("AWS::SQS::Queue", "QueueName"), ("AWS::SNS::Topic", "TopicName"), ("AWS::Lambda::Function", "FunctionName"),
        ("AWS::IAM::Role", "RoleName"), ("AWS::IAM::ManagedPolicy", "ManagedPolicyName"), ("AWS::IAM::User", "UserName"),
        ("AWS::S3::Bucket", "BucketName"), ("AWS::DynamoDB::Table", "TableName"), ("AWS::Logs::LogGroup", "LogGroupName"),
        ("AWS::ECR::Repository", "RepositoryName"), ("AWS::ECS::Cluster", "ClusterName"), ("AWS::SSM::Parameter", "Name"),
        ("AWS::SecretsManager::Secret", "Name"), ("AWS::RDS::DBInstance", "DBInstanceIdentifier"),
        ("AWS::RDS::DBCluster", "DBClusterIdentifier"), ("AWS::KMS::Alias", "AliasName"), ("AWS::Kinesis::Stream", "Name"),
        ("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"), ("AWS::ElasticLoadBalancingV2::TargetGroup", "Name"),
        ("AWS::ElastiCache::ServerlessCache", "ServerlessCacheName"),
        ("AWS::StepFunctions::StateMachine", "StateMachineName"),
    ]

    private static func example(_ name: String) -> String {
        """
        Tasks: {Type: 'AWS::SQS::Queue', Properties: {QueueName: tasks}}
        Mails: {Type: 'AWS::SQS::Queue', Properties: {QueueName: \(name)}}
        """
    }
}
