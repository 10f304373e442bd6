import CloudFormationModel

/// The rights that AWS can grant on all resources only, each with its reason: nowhere else does a statement name `*`.
enum Unscopable {
    /// A token for the whole registry; it gives no right to any image.
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html>
    static let registryLogin = Statement.allow("ecr:GetAuthorizationToken", on: ["*"])

    /// The channels of ECS exec have no ARNs.
    /// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmessagegatewayservice.html>
    static let remoteShell = Statement.allow(
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel", on: ["*"])

    /// Lambda checks the right to make network interfaces without naming one; AWS's own policy for it holds nothing else.
    /// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions>
    static let networkInterfaces: Value<String> = "arn:\(.partition):iam::aws:policy/service-role/AWSLambdaENIManagementAccess"

    /// One call describes all stacks of a region; it names none.
    static let stacks = Statement.allow("cloudformation:DescribeStacks", on: ["*"])

    /// CloudFormation lists and describes before it knows a resource's name; most of these actions take no resource at all.
    static func reading(_ actions: [String]) -> Statement { Statement(effect: .allow, actions: actions, resources: ["*"]) }

    /// A boundary gives no right: it says which services rights can be about.
    static func boundary(_ services: [String]) -> Statement {
        Statement(id: "Services", effect: .allow, actions: services.map { "\($0):*" }, resources: ["*"])
    }
}
