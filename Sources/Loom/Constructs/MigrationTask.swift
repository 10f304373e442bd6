import AWS
import CloudFormationModel

/// A task with PostgreSQL's tools beside a database, for what is done once: moving data in, making users. Nothing runs until somebody
/// starts it, and it ends by itself after four hours:
///
///     aws ecs run-task --cluster novialoom-migration-dev --task-definition novialoom-migration-dev --enable-execute-command …
///     aws ecs execute-command --cluster novialoom-migration-dev --task … --interactive --command bash
public struct MigrationTask: Construct {
    public var handle: Handle

    /// The name by which the delivery role knows the task.
    static let service = "migration"

    let database: PostgresDatabase
    let subnets: Subnets
    let access: Grant
    let logging: Logging

    /// - Parameter access: what it may do beside administering the database, such as reading a dump from a bucket.
    public init(
        of database: PostgresDatabase, in subnets: Subnets, may access: Grant..., logging: Logging,
        file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("MigrationTask", file: file, line: line)
        self.database = database
        self.subnets = subnets
        self.access = Grant { grantee in access.reduce(into: Rights()) { $0.add($1.rights(grantee)) } }
        self.logging = logging
    }

    /// Amazon Linux with PostgreSQL's tools at the major version of the database (newer ones read older servers, not the other way round)
    /// and the AWS CLI, which reads the master secret and the dump. Its packages come over HTTPS, the only way out that the task has.
    private static let image: Value<String> = "public.ecr.aws/amazonlinux/amazonlinux:2023"
    private var command: Value<String> {
        Value("dnf install -y postgresql\(database.majorVersion) awscli-2 && sleep 14400")
    }

    public func build(in scope: Scope) {
        if scope.service != Self.service {
            scope.report(
                "migration-task", "the delivery role starts a task \"\(Self.service)\", and this one is \"\(scope.service)\"",
                severity: .warning, remedy: "name its property \(Self.service)")
        }
        let name = scope.name(.cluster)
        var rights = access.rights(Grantee(service: scope.service))
        rights.add(database.administer.rights(Grantee(service: scope.service)))
        rights.calls.formUnion([.ssmMessages, .logs])
        let membership = NetworkMembership(in: scope, of: subnets, rights: rights, reaches: [.internet])
        let log = scope.add("Logs", logging.group("/ecs/\(name)", in: scope))
        let task = ServiceRole(
            in: scope, part: "Task", principal: "ecs-tasks.amazonaws.com", statements: rights.statements + [Unscopable.remoteShell],
            conditions: [.ownAccount])
        let execution = ServiceRole(
            in: scope, part: "Execution", principal: "ecs-tasks.amazonaws.com", suffix: "execution",
            statements: [.writeLogs(to: log)], conditions: [.ownAccount])
        scope.add("Cluster", ECS.Cluster(clusterName: Value(name)))
        let environment: [ECS.TaskDefinition.KeyValuePair] = rights.variables.map {
            .init(name: Value(scope.variable($0.about, $0.suffix)), value: $0.value)
        }
        let container = ECS.TaskDefinition.ContainerDefinition(
            image: Self.image, name: "tools", command: ["bash", "-c", command], environment: List(environment), essential: true,
            linuxParameters: .init(initProcessEnabled: true),
            logConfiguration: .init(
                logDriver: "awslogs",
                options: ["awslogs-group": log.ref, "awslogs-region": .region, "awslogs-stream-prefix": "migration"]))
        scope.add(
            ECS.TaskDefinition(
                containerDefinitions: [container], cpu: "512", executionRoleArn: execution.role.arn, family: Value(name), memory: "1024",
                networkMode: .awsvpc, requiresCompatibilities: [.fargate],
                runtimePlatform: .init(cpuArchitecture: .arm64, operatingSystemFamily: .linux), taskRoleArn: task.role.arn,
                attributes: ResourceAttributes(dependsOn: task.dependencies + execution.dependencies + membership.dependencies)))
    }

    /// What `run-task` needs beside the names, which are fixed.
    public var outputs: [StackOutput] {
        [
            StackOutput("MigrationSubnets", Fn.join(",", subnets.ids), "Subnets to run the migration task in"),
            StackOutput("MigrationSecurityGroup", part("SecurityGroup").attribute("GroupId"), "Security group of the migration task"),
        ]
    }
}

extension Statement {
    /// To write into streams of a log group that exists.
    static func writeLogs(to group: Logs.LogGroup) -> Statement {
        .allow("logs:CreateLogStream", "logs:PutLogEvents", on: [group.arn])
    }
}

extension Statement.Condition {
    /// Only on behalf of this account: a service that acts for many must not be talked into acting for another.
    static let ownAccount = Statement.Condition("StringEquals", "aws:SourceAccount", .accountID)
}
