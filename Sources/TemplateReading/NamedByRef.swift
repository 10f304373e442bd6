extension TemplateView.Resource {
    /// Whether `Ref` gives a name, an identifier or an address of the resource, and surely no ARN.
    package var isNamedByRef: Bool { Self.namedByRef.contains(type) }

    private static let namedByRef: Set<String> = [
        "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Lambda::Function",
        "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::InstanceProfile", "AWS::Logs::LogGroup", "AWS::KMS::Key", "AWS::Kinesis::Stream",
        "AWS::KinesisFirehose::DeliveryStream", "AWS::ECR::Repository", "AWS::SSM::Parameter", "AWS::ECS::Cluster",
        "AWS::CodeBuild::Project", "AWS::Events::EventBus", "AWS::Cognito::UserPool", "AWS::EFS::FileSystem", "AWS::RDS::DBInstance",
        "AWS::RDS::DBCluster", "AWS::CloudFront::Distribution", "AWS::ApiGateway::RestApi",
    ]
}
