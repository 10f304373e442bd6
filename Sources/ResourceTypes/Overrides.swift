/// Places where the schemas say less than is known: they get a face by hand.
enum Overrides {
    /// By type, and the property's path through definitions (`Environment/Variables`).
    static let faces: [String: [String: Face]] = [
        "AWS::Lambda::Function": ["Environment/Variables": .map(.value("String"))],
        "AWS::DynamoDB::Table": [
            "GlobalSecondaryIndex/KeySchema": .list(.named("KeySchema")), "LocalSecondaryIndex/KeySchema": .list(.named("KeySchema")),
        ],
        // The schema takes the policy as text; CloudFormation takes it as an object, as everywhere else.
        "AWS::IAM::ManagedPolicy": ["PolicyDocument": .policyDocument],
        "AWS::RDS::DBParameterGroup": ["Parameters": .map(.value("String"))],
        "AWS::RDS::DBClusterParameterGroup": ["Parameters": .map(.value("String"))],
        "AWS::ElastiCache::ParameterGroup": ["Properties": .map(.value("String"))],
        "AWS::ApiGateway::RestApi": ["Parameters": .map(.value("String"))],
        "AWS::SSM::Parameter": ["Tags": .map(.value("String"))],
    ]

    /// The values of strings whose schema does not list them.
    static let cases: [String: [String: [String]]] = [
        "AWS::DynamoDB::Table": ["KeySchema/*/KeyType": ["HASH", "RANGE"], "AttributeDefinition/AttributeType": ["B", "N", "S"]],
        "AWS::SQS::Queue": [
            "DeduplicationScope": ["messageGroup", "queue"], "FifoThroughputLimit": ["perQueue", "perMessageGroupId"],
        ],
    ]

    /// Properties that hold an IAM policy wherever their schema says no more than "an object".
    static let policies: Set<String> = [
        "AccessPolicies", "AccessPolicy", "AssumeRolePolicyDocument", "FileSystemPolicy", "KeyPolicy", "PermissionsPolicy", "Policy",
        "PolicyDocument", "RegistryPolicyText", "RepositoryPolicyText", "ResourcePolicy",
    ]
}
