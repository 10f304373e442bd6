import AWS
import CloudFormationModel

/// A service on Fargate Spot that works on the messages of a queue. The number of its tasks follows the queue: more when messages wait,
/// none of them stopped before every message is done.
public struct SpotWorker<Service: RawRepresentable<String> & Sendable>: Construct {
    public var handle: Handle
    let service: Service
    let size: FargateSize
    let queue: WorkQueue
    let cluster: SpotCluster
    let subnets: Subnets
    let images: Images<Service>
    let access: [Grant]
    let reaches: Set<Destination>
    let tasks: ClosedRange<Int>
    let onDemandBase: Int
    let logging: Logging

    /// - Parameters:
    ///   - queue: whose messages it consumes.
    ///   - tasks: the least and the most that run.
    ///   - onDemandBase: how many of them run on capacity that is not taken back.
    public init(
        _ service: Service, _ size: FargateSize, consumes queue: WorkQueue, may access: Grant..., reaches: Destination...,
        tasks: ClosedRange<Int>, onDemandBase: Int = 0, images: Images<Service>, on cluster: SpotCluster, in subnets: Subnets,
        logging: Logging, file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("SpotWorker(.\(service))", file: file, line: line)
        self.service = service
        self.size = size
        self.queue = queue
        self.cluster = cluster
        self.subnets = subnets
        self.images = images
        self.access = access
        self.reaches = Set(reaches)
        self.tasks = tasks
        self.onDemandBase = onDemandBase
        self.logging = logging
    }

    public func build(in scope: Scope) {
        if tasks.lowerBound < 0 {
            scope.report("worker-tasks", "fewer than zero tasks", remedy: "give a range that starts at 0 or above")
        }
        let name = scope.name(.cluster)
        var rights = queue.consume.rights(Grantee(service: scope.service))
        for grant in access { rights.add(grant.rights(Grantee(service: scope.service))) }
        // What Fargate itself calls through the task's network to start it.
        rights.calls.formUnion([.ecrAPI, .ecrImages, .logs])
        let membership = NetworkMembership(in: scope, of: subnets, rights: rights, reaches: reaches)
        let log = scope.add("Logs", logging.group("/ecs/\(name)", in: scope))
        let task = ServiceRole(
            in: scope, part: "Task", principal: "ecs-tasks.amazonaws.com", statements: rights.statements, conditions: [.ownAccount])
        let execution = ServiceRole(
            in: scope, part: "Execution", principal: "ecs-tasks.amazonaws.com", suffix: "execution",
            statements: [
                .allow(
                    "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer",
                    on: [images.repositoryARN(service)]),
                Unscopable.registryLogin, .writeLogs(to: log),
            ], conditions: [.ownAccount])
        let definition = scope.add("Task", definition(name, rights, log, task, execution, in: scope))
        let service = scope.add(
            "Service",
            ECS.Service(
                capacityProviderStrategy: strategy, cluster: cluster.part().ref,
                deploymentConfiguration: .init(
                    deploymentCircuitBreaker: .init(enable: true, rollback: true), maximumPercent: 200, minimumHealthyPercent: 0),
                enableECSManagedTags: true,
                networkConfiguration: .init(
                    awsvpcConfiguration: .init(
                        assignPublicIp: .disabled, securityGroups: [membership.group], subnets: membership.subnets)),
                propagateTags: .service, serviceName: Value(name), taskDefinition: definition.ref,
                attributes: ResourceAttributes(
                    dependsOn: [cluster.part("Capacity")] + task.dependencies + execution.dependencies + membership.dependencies)))
        QueueScaling(queue: queue, cluster: cluster, tasks: tasks).add(to: scope, service: service)
    }

    private var strategy: List<ECS.Service.CapacityProviderStrategyItem> {
        let spot = ECS.Service.CapacityProviderStrategyItem(capacityProvider: "FARGATE_SPOT", weight: 1)
        guard onDemandBase > 0 else { return [spot] }
        return [.init(base: Value(onDemandBase), capacityProvider: "FARGATE", weight: 0), spot]
    }

    private func definition(
        _ name: String, _ rights: Rights, _ log: Logs.LogGroup, _ task: ServiceRole, _ execution: ServiceRole, in scope: Scope
    ) -> ECS.TaskDefinition {
        let environment: [(String, Value<String>)] =
            [("APP_ENV", Value(scope.naming.environment ?? ""))] + rights.variables.map { (scope.variable($0.about, $0.suffix), $0.value) }
        let container = ECS.TaskDefinition.ContainerDefinition(
            image: images[service], name: "worker",
            environment: List(environment.sorted { $0.0 < $1.0 }.map { .init(name: Value($0), value: $1) }), essential: true,
            linuxParameters: .init(initProcessEnabled: true),
            logConfiguration: .init(
                logDriver: "awslogs",
                options: ["awslogs-group": log.ref, "awslogs-region": .region, "awslogs-stream-prefix": Value(scope.service)]),
            // All of the two minutes that a Spot warning gives.
            stopTimeout: 120)
        return ECS.TaskDefinition(
            containerDefinitions: [container], cpu: Value(String(size.cpu)), executionRoleArn: execution.role.arn, family: Value(name),
            memory: Value(String(size.memory.mebibytes)), networkMode: .awsvpc, requiresCompatibilities: [.fargate],
            runtimePlatform: .init(cpuArchitecture: .x86_64, operatingSystemFamily: .linux), taskRoleArn: task.role.arn,
            // Older ones are kept: a rollback goes back to them.
            attributes: .retained.depending(on: task.dependencies + execution.dependencies))
    }
}
