import Documents

/// Where a type of resource holds a policy, and what it speaks of.
struct PolicyPlace {
    let type: String
    let basis: RightsStatement.Basis
    /// `*` for each element of a list.
    let path: [String]
    /// The property that names what the policy is attached to; nil for the resource itself.
    let subject: String?

    private init(_ type: String, _ basis: RightsStatement.Basis, _ path: [String], of subject: String? = nil) {
        self.type = type
        self.basis = basis
        self.path = path
        self.subject = subject
    }

    static let all = [
        PolicyPlace("AWS::IAM::Role", .trust, ["AssumeRolePolicyDocument"]),
        PolicyPlace("AWS::IAM::Role", .identity, ["Policies", "*", "PolicyDocument"]),
        PolicyPlace("AWS::IAM::User", .identity, ["Policies", "*", "PolicyDocument"]),
        PolicyPlace("AWS::IAM::Group", .identity, ["Policies", "*", "PolicyDocument"]),
        PolicyPlace("AWS::IAM::Policy", .identity, ["PolicyDocument"]),
        PolicyPlace("AWS::IAM::ManagedPolicy", .identity, ["PolicyDocument"]),
        PolicyPlace("AWS::IAM::RolePolicy", .identity, ["PolicyDocument"]),
        PolicyPlace("AWS::IAM::UserPolicy", .identity, ["PolicyDocument"]),
        PolicyPlace("AWS::IAM::GroupPolicy", .identity, ["PolicyDocument"]),
        PolicyPlace("AWS::SSO::PermissionSet", .identity, ["InlinePolicy"]),
        PolicyPlace("AWS::SQS::QueuePolicy", .resource, ["PolicyDocument"], of: "Queues"),
        PolicyPlace("AWS::SQS::QueueInlinePolicy", .resource, ["PolicyDocument"], of: "Queue"),
        PolicyPlace("AWS::SNS::TopicPolicy", .resource, ["PolicyDocument"], of: "Topics"),
        PolicyPlace("AWS::SNS::TopicInlinePolicy", .resource, ["PolicyDocument"], of: "TopicArn"),
        PolicyPlace("AWS::S3::BucketPolicy", .resource, ["PolicyDocument"], of: "Bucket"),
        PolicyPlace("AWS::S3::AccessPoint", .resource, ["Policy"]),
        PolicyPlace("AWS::S3Express::BucketPolicy", .resource, ["PolicyDocument"], of: "Bucket"),
        PolicyPlace("AWS::S3Tables::TableBucketPolicy", .resource, ["ResourcePolicy"], of: "TableBucketARN"),
        PolicyPlace("AWS::KMS::Key", .resource, ["KeyPolicy"]),
        PolicyPlace("AWS::KMS::ReplicaKey", .resource, ["KeyPolicy"]),
        PolicyPlace("AWS::SecretsManager::ResourcePolicy", .resource, ["ResourcePolicy"], of: "SecretId"),
        PolicyPlace("AWS::ECR::Repository", .resource, ["RepositoryPolicyText"]),
        PolicyPlace("AWS::ECR::PublicRepository", .resource, ["RepositoryPolicyText"]),
        PolicyPlace("AWS::ECR::RegistryPolicy", .resource, ["PolicyText"]),
        PolicyPlace("AWS::Events::EventBusPolicy", .resource, ["Statement"], of: "EventBusName"),
        PolicyPlace("AWS::Events::EventBus", .resource, ["Policy"]),
        PolicyPlace("AWS::EFS::FileSystem", .resource, ["FileSystemPolicy"]),
        PolicyPlace("AWS::OpenSearchService::Domain", .resource, ["AccessPolicies"]),
        PolicyPlace("AWS::Elasticsearch::Domain", .resource, ["AccessPolicies"]),
        PolicyPlace("AWS::ApiGateway::RestApi", .resource, ["Policy"]),
        PolicyPlace("AWS::DynamoDB::Table", .resource, ["ResourcePolicy", "PolicyDocument"]),
        PolicyPlace("AWS::Kinesis::ResourcePolicy", .resource, ["ResourcePolicy"], of: "ResourceArn"),
        PolicyPlace("AWS::Backup::BackupVault", .resource, ["AccessPolicy"]),
        PolicyPlace("AWS::CodeArtifact::Domain", .resource, ["PermissionsPolicyDocument"]),
        PolicyPlace("AWS::CodeArtifact::Repository", .resource, ["PermissionsPolicyDocument"]),
        PolicyPlace("AWS::Logs::ResourcePolicy", .resource, ["PolicyDocument"]),
        PolicyPlace("AWS::SSM::ResourcePolicy", .resource, ["Policy"], of: "ResourceArn"),
        PolicyPlace("AWS::VpcLattice::AuthPolicy", .resource, ["Policy"], of: "ResourceIdentifier"),
        PolicyPlace("AWS::MSK::ClusterPolicy", .resource, ["Policy"], of: "ClusterArn"),
        PolicyPlace("AWS::IoT::Policy", .identity, ["PolicyDocument"]),
    ]
}
