import Registry

/// What IAM checks when CloudFormation handles a type. The registry names the calls of its handlers: most, but not all, of them are IAM
/// actions, and some calls need the right to something that the handlers do not name.
enum CheckedPermissions {
    /// The actions that handling `types` takes, by service: `sqs` → `CreateQueue`, … Names that are no IAM action are left out.
    static func actions(of types: some Sequence<String>) -> [(service: String, actions: [String])] {
        var actions: [String: Set<String>] = [:]
        for type in types {
            let named = ResourceRegistry.schema(for: type)?.permissions() ?? []
            for permission in named.flatMap({ checked[$0] ?? [$0] }) + (unnamed[type] ?? []) {
                let parts = permission.split(separator: ":", maxSplits: 1).map(String.init)
                if parts.count == 2, !parts[1].contains("*") { actions[parts[0], default: []].insert(parts[1]) }
            }
        }
        return actions.sorted { $0.key < $1.key }.compactMap { service, names in
            guard let known = ServiceActions(service) else { return nil }
            return (service, names.filter(known.contains).sorted())
        }
    }

    /// The services whose actions the handlers of a type name.
    static func services(of type: String) -> Set<String> {
        Set((ResourceRegistry.schema(for: type)?.permissions() ?? []).map { String($0.prefix { $0 != ":" }) })
    }

    /// Calls that are checked under other names.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html>,
    /// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cf-api-permissions-ref.html>
    private static let checked: [String: [String]] = [
        "s3:DeleteBucketAnalyticsConfiguration": ["s3:PutAnalyticsConfiguration"],
        "s3:DeleteBucketCors": ["s3:PutBucketCORS"],
        "s3:DeleteBucketEncryption": ["s3:PutEncryptionConfiguration"],
        "s3:DeleteBucketLifecycle": ["s3:PutLifecycleConfiguration"],
        "s3:DeleteBucketMetricsConfiguration": ["s3:PutMetricsConfiguration"],
        "s3:DeleteBucketReplication": ["s3:PutReplicationConfiguration"],
        "s3:DeleteBucketTagging": ["s3:PutBucketTagging"],
        "s3:PutBucketReplication": ["s3:PutReplicationConfiguration"],
        "s3:PutObjectLockConfiguration": ["s3:PutBucketObjectLockConfiguration"],
        "cloudfront:CreateDistributionWithTags": ["cloudfront:CreateDistribution", "cloudfront:TagResource"],
    ]

    /// What is checked beyond the calls that the handlers name.
    private static let unnamed: [String: [String]] = [
        // An image that is found by a public parameter: {{resolve:ssm:/aws/service/…}}.
        // <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html>
        "AWS::EC2::Instance": ["ssm:GetParameters"],
        "AWS::EC2::LaunchTemplate": ["ssm:GetParameters"],
        // Who makes a function must be able to read its image. The repositories let Lambda in already, so nobody here may change that.
        // <https://docs.aws.amazon.com/lambda/latest/dg/images-create.html>
        "AWS::Lambda::Function": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy"],
        // A password that RDS keeps in Secrets Manager is made in the caller's name.
        // <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html>
        "AWS::RDS::DBInstance": ["kms:DescribeKey", "secretsmanager:CreateSecret", "secretsmanager:TagResource"],
        "AWS::RDS::DBCluster": ["kms:DescribeKey", "secretsmanager:CreateSecret", "secretsmanager:TagResource"],
        // <https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html>
        "AWS::WAFv2::LoggingConfiguration": [
            "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
            "logs:PutResourcePolicy",
        ],
    ]
}
