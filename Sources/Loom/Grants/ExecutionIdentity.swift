import CloudFormationModel

/// What CloudFormation may do in IAM: make the roles of the environment within the boundary, and nothing that would undo the boundary. Where
/// the environment has no roles of its own it hands on those of others, and there is no boundary.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate>
enum ExecutionIdentity {
    static func statements(_ rights: DeliveryRights) -> [Statement] {
        let roles: [Value<String>] = ["arn:\(.partition):iam::\(.accountID):role/\(rights.names)"]
        // A role of another stack has a name of the environment, or the one that CloudFormation gives it after its stack.
        let others: [Value<String>] = rights.needs.stacksOfRoles.map { "arn:\(.partition):iam::\(.accountID):role/\($0)-*" }
        return (rights.needs.makesRoles ? making(roles, rights) : []) + [
            .allow(
                "iam:PassRole", on: roles + others,
                when: .init(
                    "StringEquals", "iam:PassedToService", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com", "lambda.amazonaws.com"),
                id: "PassRoles"),
            .allow(
                "iam:CreateServiceLinkedRole", on: ["arn:\(.partition):iam::\(.accountID):role/aws-service-role/*"],
                when: .init("StringEquals", "iam:AWSServiceName", servicesWithRoles.map { Value($0) }), id: "RolesOfServices"),
            Statement(id: "GuardsStay", effect: .deny, actions: ["iam:*"], resources: guards(rights)),
        ]
    }

    private static func making(_ roles: [Value<String>], _ rights: DeliveryRights) -> [Statement] {
        // CloudFormation names a profile after its stack.
        let profiles: [Value<String>] = ["arn:\(.partition):iam::\(.accountID):instance-profile/\(rights.names)-*"]
        return [
            .allow(
                "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary",
                "iam:PutRolePolicy", on: roles, when: .init("StringEquals", "iam:PermissionsBoundary", Boundary.arn(of: rights)),
                id: "RolesWithinTheBoundary"),
            .allow(
                "iam:DeleteRole", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies",
                "iam:ListRoleTags", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole",
                "iam:UpdateRoleDescription", on: roles, id: "Roles"),
            .allow(
                "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:GetInstanceProfile",
                "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile", "iam:UntagInstanceProfile", on: profiles,
                id: "InstanceProfiles"),
        ]
    }

    /// The delivery and execution roles and all policies of every environment, and who the account trusts.
    private static func guards(_ rights: DeliveryRights) -> [Value<String>] {
        ["role/\(rights.app)-delivery-*", "role/\(rights.app)-execution-*", "policy/\(rights.app)-*", "oidc-provider/*"].map {
            "arn:\(.partition):iam::\(.accountID):\($0)"
        }
    }

    /// Services that make themselves a role when they are first used in an account.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html>
    private static let servicesWithRoles = [
        "ecs.amazonaws.com", "ecs.application-autoscaling.amazonaws.com", "elasticache.amazonaws.com", "elasticloadbalancing.amazonaws.com",
        "ops.apigateway.amazonaws.com", "rds.amazonaws.com", "spot.amazonaws.com", "wafv2.amazonaws.com",
    ]
}
