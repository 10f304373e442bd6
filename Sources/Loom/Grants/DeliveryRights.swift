import CloudFormationModel

/// What a workflow may do to deliver one environment: everything by the names of the app's resources.
struct DeliveryRights: Sendable {
    let app: String
    let environment: String
    let region: Region

    /// The names of the environment's resources, as a pattern.
    var names: String { "\(app)-*-\(environment)" }

    private func arn(_ service: String, _ resource: String) -> Value<String> {
        "arn:\(.partition):\(service):*:\(.accountID):\(resource)"
    }

    /// To start the task that moves data, and to see it end: nothing else is started in its cluster. A shell in it is not the workflow's.
    private var migration: [Statement] {
        let name = "\(app)-\(MigrationTask.service)-\(environment)"
        return [
            .allow(
                "ecs:RunTask", on: [arn("ecs", "task-definition/\(name)"), arn("ecs", "task-definition/\(name):*")],
                when: .init("StringLike", "ecs:cluster", arn("ecs", "cluster/\(name)")), id: "Migration"),
            .allow("ecs:DescribeTasks", "ecs:StopTask", on: [arn("ecs", "task/\(name)/*")], id: "MigrationTasks"),
        ]
    }

    /// ECS asks whether who starts a task, or gives a service another task definition, may pass the roles in it, though they stay the same.
    /// The delivery and execution roles have names of this form too, and trust no task.
    private var rolesOfTasks: Statement {
        .allow(
            "iam:PassRole", on: ["arn:\(.partition):iam::\(.accountID):role/\(names)"],
            when: .init("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com"), id: "RolesOfTasks")
    }

    func statements(bucket: Value<String>) -> [Statement] {
        [
            .allow(
                "cloudformation:CancelUpdateStack", "cloudformation:ContinueUpdateRollback", "cloudformation:CreateChangeSet",
                "cloudformation:DeleteChangeSet", "cloudformation:DeleteStack", "cloudformation:DescribeChangeSet",
                "cloudformation:DescribeStackEvents", "cloudformation:DescribeStackResources", "cloudformation:ExecuteChangeSet",
                "cloudformation:GetStackPolicy", "cloudformation:GetTemplate", "cloudformation:ListChangeSets",
                "cloudformation:ListStackResources", "cloudformation:SetStackPolicy", "cloudformation:TagResource",
                "cloudformation:UpdateTerminationProtection",
                on: [arn("cloudformation", "stack/\(names)/*")], id: "Stacks"),
            // Change sets have ARNs of their own, with the name that deploy.sh gives them.
            .allow(
                "cloudformation:DescribeEvents", "cloudformation:TagResource", on: [arn("cloudformation", "changeSet/deploy-*/*")],
                id: "ChangeSets"),
            Unscopable.stacks,
            .allow(
                "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages",
                "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
                on: [arn("ecr", "repository/\(app)-*")], id: "Images"),
            Unscopable.registryLogin,
            .allow(
                "s3:GetObject", "s3:PutObject",
                on: ["\(bucket)/assets/\(environment)/*", "\(bucket)/templates/\(environment)/*", "\(bucket)/releases/\(environment)/*"],
                id: "Templates"),
            .allow("s3:ListBucket", on: [bucket], id: "Releases"),
            // Releases stay; only the mark that something stands rolled back goes.
            .allow("s3:DeleteObject", on: ["\(bucket)/releases/\(environment)/rolled-back"], id: "MarkOfRollback"),
            .allow(
                "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
                on: ["arn:\(.partition):s3:::\(app)-site-\(environment)-*", "arn:\(.partition):s3:::\(app)-site-\(environment)-*/*"],
                id: "Site"),
            .allow(
                "cloudfront:CreateInvalidation", "cloudfront:GetInvalidation",
                on: ["arn:\(.partition):cloudfront::\(.accountID):distribution/*"],
                when: .init("StringEquals", "aws:ResourceTag/app", Value(app)),
                .init("StringEquals", "aws:ResourceTag/env", Value(environment)), id: "Invalidation"),
            .allow(
                "lambda:GetAlias", "lambda:GetFunction", "lambda:ListVersionsByFunction", "lambda:UpdateAlias",
                on: [arn("lambda", "function:\(names)"), arn("lambda", "function:\(names):*")], id: "RollbackOfFunctions"),
            .allow(
                "ecs:DescribeServices", "ecs:UpdateService", on: [arn("ecs", "service/\(names)/\(names)")], id: "RollbackOfWorkers"),
            rolesOfTasks,
        ] + migration
    }
}
