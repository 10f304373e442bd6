import CloudFormationModel

/// What the programs of one environment can do at the most, whatever their own policies say: use the environment's resources. Nothing of
/// IAM is in it, so that no program can make itself or another more than it is.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html>
struct Boundary {
    let rights: DeliveryRights

    static func arn(of rights: DeliveryRights) -> Value<String> {
        "arn:\(.partition):iam::\(.accountID):policy/\(rights.app)-\(DeliveryRole.boundary)-\(rights.environment)"
    }

    var statements: [Statement] {
        let services = Set(CheckedPermissions.actions(of: rights.needs.types).map(\.service)).union(Self.runtimeServices)
            .filter { ResourceScope.patterns(of: $0, rights) != nil && !Self.excluded.contains($0) }.sorted()
        return [
            Statement(
                id: "Environment", effect: .allow, actions: services.map { "\($0):*" },
                resources: services.flatMap { ResourceScope.patterns(of: $0, rights) ?? [] }),
            ResourceScope.keys(["kms:*"], rights),
            // All environments share the images, so that none may change them.
            .allow(
                "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer",
                on: ResourceScope.patterns(of: "ecr", rights) ?? [], id: "Images"),
            // The password of a database, which RDS keeps under a name of its own and tags with the database.
            .allow(
                "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", on: [ResourceScope.databasePasswords],
                when: .init(
                    "StringLike", "aws:ResourceTag/aws:rds:primaryDBInstanceArn",
                    "arn:\(.partition):rds:*:\(.accountID):db:\(rights.names)"),
                id: "InstancePasswords"),
            .allow(
                "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", on: [ResourceScope.databasePasswords],
                when: .init(
                    "StringLike", "aws:ResourceTag/aws:rds:primaryDBClusterArn",
                    "arn:\(.partition):rds:*:\(.accountID):cluster:\(rights.names)"),
                id: "ClusterPasswords"),
            Unscopable.runtime,
        ] + Neighbours.stay(rights)
    }

    /// What only a deployment calls, and what statements of its own allow.
    private static let excluded: Set<String> = [
        "apigateway", "application-autoscaling", "autoscaling", "cloudfront", "ecr", "elasticloadbalancing", "kms", "rds", "route53",
        "wafv2",
    ]

    /// What programs call while they run, beside what a deployment calls.
    private static let runtimeServices: Set<String> = ["ec2", "lambda", "logs", "rds-db", "s3", "secretsmanager", "sqs", "ssm"]
}
