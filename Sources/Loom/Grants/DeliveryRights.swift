import CloudFormationModel

/// What a workflow may do to deliver one environment: everything by the names of the app's resources.
struct DeliveryRights: Sendable {
    let app: String
    let environment: String
    let region: Region
    /// The ARN of the deploy bucket.
    var bucket: Value<String>?
    var needs = DeliveryNeeds()

    /// The names of the environment's resources, as a pattern.
    var names: String { "\(app)-*-\(environment)" }

    private func arn(_ service: String, _ resource: String) -> Value<String> {
        "arn:\(.partition):\(service):*:\(.accountID):\(resource)"
    }

    /// The objects at fixed keys to which packages go.
    var packages: [Value<String>] { needs.packages.map { "arn:\(.partition):s3:::\($0.bucket)/\($0.key)" } }

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

    var statements: [Statement] {
        var statements = stacks
        if !needs.services.isEmpty { statements += images }
        if let bucket { statements += deployBucket(bucket) }
        statements += packagesAtFixedKeys
        if needs.types.contains("AWS::CloudFront::Distribution") { statements += site }
        statements += functions
        if needs.hasWorkers {
            statements.append(
                .allow(
                    "ecs:DescribeServices", "ecs:UpdateService", on: [arn("ecs", "service/\(names)/\(names)")], id: "RollbackOfWorkers"))
        }
        if needs.hasWorkers || needs.hasDatabase { statements.append(rolesOfTasks) }
        return needs.hasDatabase ? statements + migration : statements
    }

    private var stacks: [Statement] {
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
        ]
    }

    private var images: [Statement] {
        [
            .allow(
                "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages",
                "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
                on: [arn("ecr", "repository/\(app)-*")], id: "Images"),
            Unscopable.registryLogin,
        ]
    }

    private func deployBucket(_ bucket: Value<String>) -> [Statement] {
        [
            .allow(
                "s3:GetObject", "s3:PutObject",
                on: ["\(bucket)/assets/\(environment)/*", "\(bucket)/templates/\(environment)/*", "\(bucket)/releases/\(environment)/*"],
                id: "Templates"),
            .allow("s3:ListBucket", on: [bucket], id: "Releases"),
            // Releases stay; only the mark that something stands rolled back goes.
            .allow("s3:DeleteObject", on: ["\(bucket)/releases/\(environment)/rolled-back"], id: "MarkOfRollback"),
        ]
    }

    /// Without the right to list, a bucket does not say that an object is not there.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html>
    private var packagesAtFixedKeys: [Statement] {
        if packages.isEmpty { return [] }
        let buckets = Set(needs.packages.map(\.bucket)).sorted().map { "arn:\(.partition):s3:::\($0)" as Value<String> }
        let statements: [Statement] = [
            .allow("s3:GetObject", "s3:PutObject", on: packages, id: "PackagesAtFixedKeys"),
            .allow("s3:ListBucket", on: buckets, id: "BucketsOfPackages"),
        ]
        guard !needs.updatedFunctions.isEmpty else { return statements }
        let functions = needs.updatedFunctions.map { arn("lambda", "function:\($0)") }
        return statements + [.allow("lambda:GetFunctionConfiguration", "lambda:UpdateFunctionCode", on: functions, id: "CodeOfFunctions")]
    }

    private var site: [Statement] {
        [
            .allow(
                "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
                on: ["arn:\(.partition):s3:::\(app)-site-\(environment)-*", "arn:\(.partition):s3:::\(app)-site-\(environment)-*/*"],
                id: "Site"),
            .allow(
                "cloudfront:CreateInvalidation", "cloudfront:GetInvalidation",
                on: ["arn:\(.partition):cloudfront::\(.accountID):distribution/*"],
                when: .init("StringEquals", "aws:ResourceTag/app", Value(app)),
                .init("StringEquals", "aws:ResourceTag/env", Value(environment)), id: "Invalidation"),
        ]
    }

    private var functions: [Statement] {
        var statements: [Statement] = []
        if needs.types.contains("AWS::Lambda::Alias") {
            statements.append(
                .allow(
                    "lambda:GetAlias", "lambda:GetFunction", "lambda:ListVersionsByFunction", "lambda:UpdateAlias",
                    on: [arn("lambda", "function:\(names)"), arn("lambda", "function:\(names):*")], id: "RollbackOfFunctions"))
        }
        // Nothing is called but what a smoke test names.
        if !needs.testedFunctions.isEmpty {
            let tested = Set(needs.testedFunctions).sorted().map { arn("lambda", "function:\($0)") }
            statements.append(.allow("lambda:InvokeFunction", on: tested, id: "SmokeTests"))
        }
        return statements
    }
}
