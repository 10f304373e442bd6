import CloudFormationModel
import Documents
import Loom
import PolicySimulation
import Registry
import Testing

/// How an environment is delivered: a role for the workflow, one for CloudFormation, and what bounds the roles that this makes.
@Suite struct DeliveryTests {
    let template: Template
    let executionPolicies: [String]
    let execution: PolicySimulator
    let delivery: PolicySimulator
    let boundary: PolicySimulator

    /// Made once for all tests: it is large.
    private static let app = Delivered.synthesize(.account) { _ in .failure(FileProblem("no files here")) }

    init() throws {
        let app = Self.app
        try #require(app.errors == [])
        let account = try #require(app.template("account"))
        template = account
        executionPolicies = account.resources.map(\.logicalID).filter { id in
            (1...10).contains { id == "DevExecution\($0)" }
        }
        execution = PolicySimulator(executionPolicies, in: account)
        delivery = PolicySimulator(["DevPolicy"], in: account)
        boundary = PolicySimulator(["DevBoundary"], in: account)
    }

    private static let within = ["iam:PermissionsBoundary": "arn:aws:iam::1:policy/test-boundary-dev"]

    // MARK: Nobody raises himself

    @Test(
        "A20: neither the delivery nor the execution role can change itself, the other or the boundary",
        arguments: [
            ("iam:PutRolePolicy", "role/test-delivery-dev"), ("iam:PutRolePolicy", "role/test-execution-dev"),
            ("iam:AttachRolePolicy", "role/test-execution-dev"), ("iam:UpdateAssumeRolePolicy", "role/test-delivery-dev"),
            ("iam:UpdateAssumeRolePolicy", "role/test-execution-dev"), ("iam:DeleteRole", "role/test-delivery-dev"),
            ("iam:PutRolePermissionsBoundary", "role/test-execution-dev"), ("iam:CreatePolicyVersion", "policy/test-boundary-dev"),
            ("iam:CreatePolicyVersion", "policy/test-execution-1-dev"), ("iam:SetDefaultPolicyVersion", "policy/test-execution-1-dev"),
            ("iam:DeleteRolePermissionsBoundary", "role/test-core-dev"), ("iam:DeleteRolePermissionsBoundary", "role/test-execution-dev"),
            ("iam:UpdateOpenIDConnectProviderThumbprint", "oidc-provider/token.actions.githubusercontent.com"),
        ])
    func guards(action: String, resource: String) {
        for role in [delivery, execution, boundary] { #expect(!role.allows(action, on: "arn:aws:iam::1:\(resource)", Self.within)) }
    }

    @Test("roles are made within the boundary or not at all")
    func boundedRoles() {
        let role = "arn:aws:iam::1:role/test-core-dev"
        for action in ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"] {
            #expect(execution.allows(action, on: role, Self.within))
            #expect(!execution.allows(action, on: role))
            #expect(!execution.allows(action, on: role, ["iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess"]))
            #expect(!execution.allows(action, on: "arn:aws:iam::1:role/test-core-prod", Self.within))
        }
    }

    @Test(
        "nobody gets a key or becomes another",
        arguments: [
            "iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreatePolicy", "iam:AttachUserPolicy", "sts:AssumeRole",
        ])
    func keys(action: String) {
        for role in [delivery, execution, boundary] {
            for resource in ["arn:aws:iam::1:user/somebody", "arn:aws:iam::1:role/test-core-dev", "arn:aws:iam::1:role/Admin"] {
                #expect(!role.allows(action, on: resource, Self.within))
            }
        }
    }

    @Test("the boundary leaves programs nothing of IAM")
    func programs() {
        for action in ServiceActions("iam")?.names ?? [] {
            #expect(!boundary.allows("iam:\(action)", on: "arn:aws:iam::1:role/test-core-dev", Self.within))
        }
    }

    @Test("A21: the delivery role passes the execution role to CloudFormation, those of tasks to tasks, and nothing else")
    func passing() throws {
        let passing = delivery.statements.filter { $0["Action"]?.string == "iam:PassRole" }
        let passed = try #require(passing.last)
        #expect(passing.count == 2)
        let tasks = ["iam:PassedToService": "ecs-tasks.amazonaws.com"]
        for role in ["test-migration-dev", "test-migration-execution-dev", "test-doc-dev", "test-doc-execution-dev"] {
            #expect(delivery.allows("iam:PassRole", on: "arn:aws:iam::1:role/\(role)", tasks))
            #expect(!delivery.allows("iam:PassRole", on: "arn:aws:iam::1:role/\(role)", ["iam:PassedToService": "lambda.amazonaws.com"]))
        }
        for role in ["test-doc-prod", "test-execution-prod", "other-doc-dev"] {
            #expect(!delivery.allows("iam:PassRole", on: "arn:aws:iam::1:role/\(role)", tasks))
        }
        #expect(passed["Resource"] == ["Fn::GetAtt": ["DevExecutionRole", "Arn"]])
        #expect(passed["Condition"] == ["StringEquals": ["iam:PassedToService": "cloudformation.amazonaws.com"]])
        let service = "iam:PassedToService"
        #expect(execution.allows("iam:PassRole", on: "arn:aws:iam::1:role/test-core-dev", [service: "lambda.amazonaws.com"]))
        #expect(!execution.allows("iam:PassRole", on: "arn:aws:iam::1:role/test-core-dev", [service: "cloudformation.amazonaws.com"]))
        #expect(!execution.allows("iam:PassRole", on: "arn:aws:iam::1:role/test-execution-dev", [service: "lambda.amazonaws.com"]))
    }

    // MARK: Environments stay apart

    @Test(
        "another environment's resources are out of reach",
        arguments: [
            ("sqs:DeleteQueue", "arn:aws:sqs:eu-west-3:1:test-orders-prod"), ("s3:DeleteObject", "arn:aws:s3:::test-reports-prod-1/a"),
            ("lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-3:1:function:test-core-prod"),
            ("logs:DeleteLogGroup", "arn:aws:logs:eu-west-3:1:log-group:/aws/lambda/test-core-prod"),
            ("rds:RestoreDBInstanceFromDBSnapshot", "arn:aws:rds:eu-west-3:1:snapshot:test-data-prod-snapshot-database-1"),
            ("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-3:1:secret:test-key-prod-AbCdEf"),
            ("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-3:1:secret:rds!db-1-AbCdEf"),
            ("ecr:PutImage", "arn:aws:ecr:eu-west-3:1:repository/test-core"),
            ("apigateway:PATCH", "arn:aws:apigateway:eu-west-3::/account"),
            ("kms:Decrypt", "arn:aws:kms:eu-west-3:1:key/1"), ("s3:ListBucket", "arn:aws:s3:::test-deploy-1"),
        ])
    func others(action: String, resource: String) {
        for role in [execution, boundary] { #expect(!role.allows(action, on: resource)) }
    }

    @Test("where ARNs carry IDs, tags say whose a resource is")
    func tagged() {
        let distribution = "arn:aws:cloudfront::1:distribution/E1"
        for (action, resource) in [("ec2:DeleteVpc", "arn:aws:ec2:eu-west-3:1:vpc/1"), ("cloudfront:DeleteDistribution", distribution)] {
            #expect(execution.allows(action, on: resource, ["aws:ResourceTag/env": "dev", "aws:ResourceTag/app": "test"]))
            for role in [execution, boundary] {
                #expect(!role.allows(action, on: resource, ["aws:ResourceTag/env": "prod", "aws:ResourceTag/app": "test"]))
                #expect(!role.allows(action, on: resource, ["aws:ResourceTag/env": "dev", "aws:ResourceTag/app": "other"]))
            }
        }
        #expect(execution.allows("ec2:CreateTags", on: "arn:aws:ec2:eu-west-3:1:vpc/1"))
    }

    @Test("A22: the delivery role starts the migration's task, in its cluster, and gets no shell in it")
    func migration() {
        func cluster(_ name: String) -> [String: String] { ["ecs:cluster": "arn:aws:ecs:eu-west-3:1:cluster/\(name)"] }
        for definition in ["test-migration-dev", "test-migration-dev:3"] {
            let task = "arn:aws:ecs:eu-west-3:1:task-definition/\(definition)"
            #expect(delivery.allows("ecs:RunTask", on: task, cluster("test-migration-dev")))
            #expect(!delivery.allows("ecs:RunTask", on: task, cluster("test-workers-dev")))
            #expect(!delivery.allows("ecs:RunTask", on: task))
        }
        for other in ["test-doc-dev:1", "test-migration-prod:1"] {
            #expect(
                !delivery.allows("ecs:RunTask", on: "arn:aws:ecs:eu-west-3:1:task-definition/\(other)", cluster("test-migration-dev")))
        }
        #expect(delivery.allows("ecs:StopTask", on: "arn:aws:ecs:eu-west-3:1:task/test-migration-dev/1"))
        #expect(!delivery.allows("ecs:ExecuteCommand", on: "arn:aws:ecs:eu-west-3:1:task/test-migration-dev/1"))
    }

    @Test("releases stay: the delivery role takes back no record, only the mark of a rollback")
    func records() {
        let statement = delivery.statements.first { $0["Sid"]?.string == "MarkOfRollback" }
        #expect(statement?["Action"] == "s3:DeleteObject")
        #expect(statement?["Resource"]?["Fn::Sub"]?.string?.hasSuffix("/releases/dev/rolled-back") == true)
    }

    // MARK: Deployments succeed

    @Test(
        "CloudFormation may do what its handlers do not name",
        arguments: [
            ("s3:PutEncryptionConfiguration", "arn:aws:s3:::test-reports-dev-1"), ("s3:PutBucketCORS", "arn:aws:s3:::test-reports-dev-1"),
            ("s3:PutReplicationConfiguration", "arn:aws:s3:::test-reports-dev-1"), ("s3:CreateBucket", "arn:aws:s3:::test-reports-dev-2-1"),
            ("sqs:CreateQueue", "arn:aws:sqs:eu-west-3:1:test-orders-dev-2"),
            ("cloudfront:CreateDistribution", "arn:aws:cloudfront::1:distribution/*"),
            ("cloudfront:TagResource", "arn:aws:cloudfront::1:distribution/E1"),
            ("ecr:BatchGetImage", "arn:aws:ecr:eu-west-3:1:repository/test-core"),
            ("ssm:GetParameters", "arn:aws:ssm:eu-west-3::parameter/aws/service/ami-amazon-linux-latest/al2023"),
            ("rds:CreateDBInstance", "arn:aws:rds:eu-west-3:1:db:test-database-dev"),
            ("rds:CreateDBInstance", "arn:aws:rds:eu-west-3:1:og:default:postgres-17"),
            ("rds:CreateDBInstance", "arn:aws:rds:eu-west-3:1:subgrp:test-data-dev-databasesubnets-1"),
            ("rds:CreateDBSnapshot", "arn:aws:rds:eu-west-3:1:snapshot:test-data-dev-snapshot-database-1"),
            ("secretsmanager:CreateSecret", "arn:aws:secretsmanager:eu-west-3:1:secret:rds!db-1-AbCdEf"),
            ("secretsmanager:CreateSecret", "arn:aws:secretsmanager:eu-west-3:1:secret:test-key-dev-2-AbCdEf"),
            ("logs:CreateLogDelivery", "*"), ("logs:PutResourcePolicy", "*"), ("ecs:DeregisterTaskDefinition", "*"),
            ("logs:TagResource", "arn:aws:logs:eu-west-3:1:log-group:/aws/rds/instance/test-database-dev/postgresql"),
            ("apigateway:PUT", "arn:aws:apigateway:eu-west-3::/tags/arn%3Aaws"),
            ("apigateway:SetWebACL", "arn:aws:apigateway:eu-west-3::/restapis/1/stages/dev"),
            ("wafv2:AssociateWebACL", "arn:aws:apigateway:eu-west-3::/restapis/1/stages/dev"),
            ("iam:TagRole", "arn:aws:iam::1:role/test-core-dev"),
            ("lambda:TagResource", "arn:aws:lambda:eu-west-3:1:function:test-core-dev"),
        ])
    func deployment(action: String, resource: String) { #expect(execution.allows(action, on: resource)) }

    @Test(
        "CloudFormation describes what the environment holds, by its names, and nothing of another's",
        arguments: [
            "cloudfront:DescribeFunction arn:aws:cloudfront::1:function/test-site-dev",
            "ecs:DescribeClusters arn:aws:ecs:eu-west-3:1:cluster/test-workers-dev",
            "ecs:DescribeServices arn:aws:ecs:eu-west-3:1:service/test-workers-dev/test-doc-dev",
            "ecs:DescribeServiceDeployments arn:aws:ecs:eu-west-3:1:service-deployment/test-workers-dev/test-doc-dev/1",
            "elasticache:DescribeServerlessCaches arn:aws:elasticache:eu-west-3:1:serverlesscache:test-cache-dev",
            "rds:DescribeDBInstances arn:aws:rds:eu-west-3:1:db:test-database-dev",
            "rds:DescribeDBParameterGroups arn:aws:rds:eu-west-3:1:pg:test-data-dev-parameters-1",
            "rds:DescribeDBParameters arn:aws:rds:eu-west-3:1:pg:test-data-dev-parameters-1",
            "rds:DescribeDBSubnetGroups arn:aws:rds:eu-west-3:1:subgrp:test-data-dev-subnets-1",
            "secretsmanager:DescribeSecret arn:aws:secretsmanager:eu-west-3:1:secret:test-key-dev-AbCdEf",
        ])
    func descriptions(right: String) {
        let parts = right.split(separator: " ").map(String.init)
        #expect(execution.allows(parts[0], on: parts[1]))
        // Functions of CloudFront are kept apart by their tags.
        let prod = parts[1].split(separator: "-dev", omittingEmptySubsequences: false).joined(separator: "-prod")
        #expect(parts[0].hasPrefix("cloudfront:") || !execution.allows(parts[0], on: prod))
        #expect(!execution.allows(parts[0], on: "*"))
    }

    @Test(
        "CloudFormation describes keys and networks of the account alone",
        arguments: [
            ("kms:DescribeKey", "arn:aws:kms:eu-west-3", "key/1"), ("ec2:DescribeVpcAttribute", "arn:aws:ec2:eu-west-3", "vpc/vpc-1"),
            ("ec2:DescribeInstanceAttribute", "arn:aws:ec2:eu-west-3", "instance/i-1"),
        ])
    func descriptionsByID(action: String, region: String, resource: String) {
        #expect(execution.allows(action, on: "\(region):1:\(resource)"))
        #expect(!execution.allows(action, on: "\(region):2:\(resource)"))
    }

    @Test(
        "programs may do what their grants say",
        arguments: [
            ("sqs:SendMessage", "arn:aws:sqs:eu-west-3:1:test-orders-dev"), ("s3:GetObject", "arn:aws:s3:::test-reports-dev-1/a/b"),
            ("lambda:InvokeFunction", "arn:aws:lambda:eu-west-3:1:function:test-core-dev:live"),
            ("logs:PutLogEvents", "arn:aws:logs:eu-west-3:1:log-group:/ecs/test-doc-dev:log-stream:a"),
            ("rds-db:connect", "arn:aws:rds-db:eu-west-3:1:dbuser:db-1/core"),
            ("ec2:CreateNetworkInterface", "arn:aws:ec2:eu-west-3:1:subnet/1"),
            ("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-3:1:secret:test-key-dev-AbCdEf"),
            ("ecr:BatchGetImage", "arn:aws:ecr:eu-west-3:1:repository/test-core"), ("ecr:GetAuthorizationToken", "*"),
            ("ssmmessages:OpenDataChannel", "*"), ("ec2:DescribeNetworkInterfaces", "*"), ("ssm:UpdateInstanceInformation", "*"),
        ])
    func program(action: String, resource: String) { #expect(boundary.allows(action, on: resource)) }

    @Test("the password of the environment's own database can be read")
    func password() {
        let secret = "arn:aws:secretsmanager:eu-west-3:1:secret:rds!db-1-AbCdEf"
        let tag = "aws:ResourceTag/aws:rds:primaryDBInstanceArn"
        #expect(boundary.allows("secretsmanager:GetSecretValue", on: secret, [tag: "arn:aws:rds:eu-west-3:1:db:test-database-dev"]))
        #expect(!boundary.allows("secretsmanager:GetSecretValue", on: secret, [tag: "arn:aws:rds:eu-west-3:1:db:test-database-prod"]))
    }

    // MARK: Form

    private var allowed: [(id: String, action: String, statement: JSON)] {
        ["DevBoundary", "DevPolicy"].map { ($0, PolicySimulator([$0], in: template)) }.reduce(
            executionPolicies.map { ($0, PolicySimulator([$0], in: template)) }
        ) { $0 + [$1] }.flatMap { id, policy in
            policy.statements.filter { $0["Effect"]?.string == "Allow" }.flatMap { statement in
                PolicySimulator.texts(statement["Action"]).map { (id, $0, statement) }
            }
        }
    }

    @Test("every action is one of IAM; none is *, and only the boundary names whole services")
    func actions() {
        #expect(allowed.count > 300)
        for (id, action, _) in allowed {
            #expect(IAMActions.contains(action), "\(action)")
            #expect(action != "*")
            #expect(id == "DevBoundary" || !action.contains("*"), "\(action) in \(id)")
        }
    }

    @Test("what changes something on all resources is a short list")
    func everywhere() {
        let changes = allowed.filter { PolicySimulator.texts($0.statement["Resource"]).contains("*") && $0.id != "DevBoundary" }
            .map(\.action).filter { action in !["Describe", "List", "list", "Get"].contains { action.contains(":\($0)") } }
        #expect(
            changes.sorted() == [
                "cloudfront:CreateDistribution", "cloudfront:CreateFunction", "cloudfront:CreateOriginAccessControl",
                "cloudfront:CreateResponseHeadersPolicy", "ecs:DeregisterTaskDefinition", "logs:CreateLogDelivery",
                "logs:DeleteLogDelivery", "logs:PutResourcePolicy",
            ])
    }

    @Test("every managed policy is within IAM's size, and a role takes them all")
    func sizes() {
        #expect((1...10).contains(executionPolicies.count))
        for id in executionPolicies + ["DevBoundary"] {
            let document = template.resources.first { $0.logicalID == id }?.properties["PolicyDocument"] ?? .null
            #expect(Self.size(document) <= 6_144, "\(id)")
        }
    }

    /// The characters of a document once account and partition stand in it.
    private static func size(_ json: JSON) -> Int {
        if json["Fn::Sub"] != nil {
            return PolicySimulator.texts(json, account: "123456789012", partition: "aws-us-gov")[0].utf8.count + 2
        }
        if let elements = json.array { return elements.reduce(1) { $0 + size($1) + 1 } }
        if let object = json.object { return object.reduce(1) { $0 + $1.key.utf8.count + 4 + size($1.value) } }
        return JSONWriter.bytes(json, .compact).count
    }
}
