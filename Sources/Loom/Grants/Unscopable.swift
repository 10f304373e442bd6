import CloudFormationModel

/// The rights on all resources, each with its reason: nowhere else does a statement name `*`. Most of them AWS can grant in no other way;
/// `limitable` lists those of a role that it could limit, and `runtime` is the most that a boundary leaves.
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

    /// The actions that AWS could limit to resources, and that roles get on all resources all the same, with the reason. What a boundary
    /// holds beside them gives no right to anybody: see `runtime`.
    static let limitable: [String: String] = [
        // <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html>
        "cloudformation:DescribeStacks": "one call describes all stacks of a region",
        // <https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html>
        "cloudwatch:DescribeAlarms": "whoever has it on less sees no composite alarms; scaling makes alarms under names of its own",
        "cloudwatch:GetMetricData": "metrics have no ARNs; what AWS can limit are data sets",
        "cloudwatch:ListMetrics": "metrics have no ARNs; what AWS can limit are data sets",
        "ecs:DescribeCapacityProviders": "those of Fargate are AWS's own, and a call without names lists all",
        // <https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds> shows what the handlers of RDS call.
        "rds:DescribeDBClusterAutomatedBackups": "the ARN of such a backup carries an ID that is not known before",
        "rds:DescribeDBClusterSnapshots": "AWS leaves open whether the snapshot or its cluster is checked",
        "rds:DescribeDBClusters": "the handler of a cluster's parameter group lists all clusters",
        "rds:DescribeDBInstanceAutomatedBackups": "the ARN of such a backup carries an ID that is not known before",
        "rds:DescribeDBSnapshots": "AWS leaves open whether the snapshot or its instance is checked",
        "rds:DescribeGlobalClusters": "what holds clusters of several regions need not carry the environment's name",
        "ssm:DescribeAssociation": "its ARN carries an ID that is not known before",
    ]

    /// What CloudFormation lists, gets and describes with actions that take no resource, and those of `limitable`.
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
    /// Systems Manager reports, the network interfaces that Lambda looks for, and metrics. AWS could limit some of it: a boundary need not,
    /// since it gives no right, and AWS's own policy for the agent names all resources too.
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
