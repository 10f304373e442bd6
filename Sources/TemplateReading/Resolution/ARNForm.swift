/// How the ARN of a type's resources is made of their names.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html>
struct ARNForm {
    let type: String
    let service: String
    /// `function:`
    let prefix: String
    /// The property that holds the name; nil for what AWS names.
    let name: String?
    /// The attributes that give what stands in the ARN.
    let attributes: Set<String>
    /// What ends the name; nil where the name goes to the end.
    let end: Character?
    let isRegional: Bool

    private init(
        _ type: String, _ service: String, _ prefix: String, _ name: String?, _ attributes: Set<String> = ["Ref"], end: Character? = nil,
        isRegional: Bool = true
    ) {
        self.type = type
        self.service = service
        self.prefix = prefix
        self.name = name
        self.attributes = attributes
        self.end = end
        self.isRegional = isRegional
    }

    static let all = [
        ARNForm("AWS::Lambda::Function", "lambda", "function:", "FunctionName", end: ":"),
        ARNForm("AWS::SQS::Queue", "sqs", "", "QueueName", ["QueueName"]),
        ARNForm("AWS::SNS::Topic", "sns", "", "TopicName", ["TopicName"], end: ":"),
        ARNForm("AWS::S3::Bucket", "s3", "", "BucketName", end: "/", isRegional: false),
        ARNForm("AWS::DynamoDB::Table", "dynamodb", "table/", "TableName", end: "/"),
        ARNForm("AWS::DynamoDB::GlobalTable", "dynamodb", "table/", "TableName", end: "/"),
        ARNForm("AWS::IAM::Role", "iam", "role/", "RoleName", isRegional: false),
        ARNForm("AWS::IAM::User", "iam", "user/", "UserName", isRegional: false),
        ARNForm("AWS::IAM::Group", "iam", "group/", "GroupName", isRegional: false),
        ARNForm("AWS::IAM::ManagedPolicy", "iam", "policy/", "ManagedPolicyName", [], isRegional: false),
        ARNForm("AWS::Logs::LogGroup", "logs", "log-group:", "LogGroupName", end: ":"),
        ARNForm("AWS::ECR::Repository", "ecr", "repository/", "RepositoryName"),
        ARNForm("AWS::ECS::Cluster", "ecs", "cluster/", "ClusterName"),
        ARNForm("AWS::StepFunctions::StateMachine", "states", "stateMachine:", "StateMachineName", ["Name"]),
        ARNForm("AWS::Events::EventBus", "events", "event-bus/", "Name", ["Ref", "Name"]),
        ARNForm("AWS::Kinesis::Stream", "kinesis", "stream/", "Name", end: "/"),
        ARNForm("AWS::SSM::Parameter", "ssm", "parameter/", "Name"),
        ARNForm("AWS::SecretsManager::Secret", "secretsmanager", "secret:", "Name", []),
        ARNForm("AWS::CloudFront::Distribution", "cloudfront", "distribution/", nil, ["Ref", "Id"], isRegional: false),
        ARNForm("AWS::KMS::Key", "kms", "key/", nil, ["Ref", "KeyId"]),
        // What their own ARN does not name, but nothing else does either.
        ARNForm("AWS::ApiGateway::RestApi", "execute-api", "", nil, ["Ref", "RestApiId"], end: "/"),
        ARNForm("AWS::ApiGatewayV2::Api", "execute-api", "", nil, ["Ref", "ApiId"], end: "/"),
        ARNForm("AWS::RDS::DBInstance", "rds-db", "dbuser:", nil, ["DbiResourceId"], end: "/"),
        ARNForm("AWS::RDS::DBCluster", "rds-db", "dbuser:", nil, ["DBClusterResourceId"], end: "/"),
    ]

    static let byService = Dictionary(grouping: all.indices, by: { all[$0].service })
    static let byType = Dictionary(all.enumerated().map { ($1.type, $0) }) { first, _ in first }
}
