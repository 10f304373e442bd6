import CloudFormationModel

/// The rights on all resources, each with its reason: nowhere else does a statement name `*`. Most of them AWS can grant in no other way;
/// `described` lists those that it could limit.
enum Unscopable {
    /// A token for the whole registry; it gives no right to any image.
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html>
    static let registryLogin = Statement.allow("ecr:GetAuthorizationToken", on: ["*"])

    /// The channels of ECS exec have no ARNs.
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmessagegatewayservice.html>
    static let remoteShell = Statement(effect: .allow, actions: channels, resources: ["*"])

    private static let channels = [
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ]

    /// Metrics have no ARNs.
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html>
    static let metrics = Statement(effect: .allow, actions: readingMetrics, resources: ["*"])

    private static let readingMetrics = [
        "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics",
    ]

    /// Lambda checks the right to make network interfaces without naming one; AWS's own policy for it holds nothing else.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions>
    static let networkInterfaces: Value<String> = "arn:\(.partition):iam::aws:policy/service-role/AWSLambdaENIManagementAccess"

    /// One call describes all stacks of a region; it names none, and then asks for the right to list them too.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html>
    static let stacks = Statement.allow("cloudformation:DescribeStacks", "cloudformation:ListStacks", on: ["*"])

    /// The actions that AWS could limit to resources, and that roles get on all resources all the same, with the reason. Every other action
    /// on `*` is one that takes no resource. What a boundary holds beside them gives no right to anybody: see `runtime`.
    static let described: [String: String] = [
        "cloudformation:DescribeStacks": "one call describes all stacks of a region",
        "cloudfront:DescribeFunction": "CloudFormation describes it while it handles a resource",
        "cloudwatch:DescribeAlarms": "CloudFormation describes it while it handles a resource",
        "cloudwatch:GetMetricData": "metrics have no ARNs, and a data set of them is another thing",
        "cloudwatch:ListMetrics": "metrics have no ARNs, and a data set of them is another thing",
        "dynamodb:DescribeContinuousBackups": "CloudFormation describes it while it handles a resource",
        "dynamodb:DescribeContributorInsights": "CloudFormation describes it while it handles a resource",
        "dynamodb:DescribeImport": "CloudFormation describes it while it handles a resource",
        "dynamodb:DescribeKinesisStreamingDestination": "CloudFormation describes it while it handles a resource",
        "dynamodb:DescribeTable": "CloudFormation describes it while it handles a resource",
        "dynamodb:DescribeTimeToLive": "CloudFormation describes it while it handles a resource",
        "ec2:DescribeInstanceAttribute": "CloudFormation describes it while it handles a resource",
        "ec2:DescribeVpcAttribute": "CloudFormation describes it while it handles a resource",
        "ecs:DescribeCapacityProviders": "CloudFormation describes it while it handles a resource",
        "ecs:DescribeClusters": "CloudFormation describes it while it handles a resource",
        "ecs:DescribeServiceDeployments": "CloudFormation describes it while it handles a resource",
        "ecs:DescribeServices": "CloudFormation describes it while it handles a resource",
        "elasticache:DescribeServerlessCaches": "CloudFormation describes it while it handles a resource",
        "kms:DescribeKey": "CloudFormation describes it while it handles a resource",
        "logs:DescribeLogStreams": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBClusterAutomatedBackups": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBClusterParameterGroups": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBClusterParameters": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBClusterSnapshots": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBClusters": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBInstanceAutomatedBackups": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBInstances": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBParameterGroups": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBParameters": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBSnapshots": "CloudFormation describes it while it handles a resource",
        "rds:DescribeDBSubnetGroups": "CloudFormation describes it while it handles a resource",
        "rds:DescribeGlobalClusters": "CloudFormation describes it while it handles a resource",
        "secretsmanager:DescribeSecret": "CloudFormation describes it while it handles a resource",
        "ssm:DescribeAssociation": "CloudFormation describes it while it handles a resource",
    ]

    /// CloudFormation lists and describes before it knows a resource's name; most of these actions take no resource at all.
    static func reading(_ actions: [String]) -> Statement { Statement(effect: .allow, actions: actions, resources: ["*"]) }

    /// Changes that name no resource: what CloudFront makes has an ID only afterwards, a revision of a task definition is retired without
    /// its ARN, and the firewall's logs are let into their group by calls that take `*` alone.
    static let changes: Set<String> = [
        "cloudfront:CreateDistribution", "cloudfront:CreateFunction", "cloudfront:CreateOriginAccessControl",
        "cloudfront:CreateResponseHeadersPolicy", "ecs:DeregisterTaskDefinition", "logs:CreateLogDelivery", "logs:DeleteLogDelivery",
        "logs:PutResourcePolicy",
    ]

    /// Changes that name no resource and are never granted: they are settings of the whole account, or serve uses of a type that no
    /// construct makes.
    static let refused: Set<String> = [
        "cloudfront:CreateConnectionGroup", "ecs:PutAccountSetting", "ecs:PutAccountSettingDefault", "elasticloadbalancing:SetWebACL",
        "logs:DeleteIndexPolicy", "logs:DeleteResourcePolicy", "logs:PutIndexPolicy",
    ]

    /// What programs may call without naming a resource: a login to the registry, the channels of a remote shell, what the agent of
    /// Systems Manager reports, the network interfaces that Lambda looks for, and metrics.
    /// <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html>
    static let runtime = Statement(
        id: "Unscopable", effect: .allow,
        actions: [
            "ec2:Describe*", "ec2messages:*", "ecr:GetAuthorizationToken", "ssm:DescribeAssociation", "ssm:DescribeDocument",
            "ssm:GetDeployablePatchSnapshotForInstance", "ssm:GetDocument", "ssm:GetManifest", "ssm:ListAssociations",
            "ssm:ListInstanceAssociations", "ssm:PutComplianceItems", "ssm:PutConfigurePackageResult", "ssm:PutInventory",
            "ssm:UpdateAssociationStatus", "ssm:UpdateInstanceAssociationStatus", "ssm:UpdateInstanceInformation",
        ] + channels + readingMetrics, resources: ["*"])

    /// A denial takes rights away; here it is best when it is widest.
    static func denying(_ services: [String], when conditions: [Statement.Condition], id: String) -> Statement {
        Statement(id: id, effect: .deny, actions: services.map { "\($0):*" }, resources: ["*"], conditions: conditions)
    }
}
