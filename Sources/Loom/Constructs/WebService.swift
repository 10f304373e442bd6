import AWS
import CloudFormationModel
import Documents

/// A program on Fargate that is reached by HTTPS: a load balancer in the public subnets, and behind it one task in the private ones.
public struct WebService: Construct {
    /// A file of the repository that is there before the program starts.
    public struct File: Sendable {
        let path: String
        let source: String
        let replacements: [String: String]

        /// - Parameters:
        ///   - path: where it lies in the container.
        ///   - source: where it lies in the repository. JSON is written as compactly as it can be.
        ///   - replacements: what stands for something that differs between environments, and what it is here.
        public init(_ path: String, from source: String, replacing replacements: [String: String] = [:]) {
            self.path = path
            self.source = source
            self.replacements = replacements
        }
    }

    public var handle: Handle
    let image: String
    let command: [String]
    let size: FargateSize
    let port: Int
    let healthPath: String
    let name: String
    let domain: SharedDomain
    let network: Network
    let cluster: SpotCluster
    let access: [Grant]
    let variables: [String: String]
    let secrets: [String: Secret]
    let files: [File]
    let logging: Logging

    /// - Parameters:
    ///   - image: of a public registry, with its tag.
    ///   - command: what starts the program; the image must have a shell when there are files.
    ///   - healthPath: what answers 200 when the program is well.
    ///   - name: where it is reached, right below the domain.
    public init(
        image: String, command: [String], size: FargateSize, port: Int, health healthPath: String, at name: String, in domain: SharedDomain,
        network: Network, on cluster: SpotCluster, may access: Grant..., variables: [String: String] = [:], secrets: [String: Secret] = [:],
        files: [File] = [], logging: Logging, file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("WebService", file: file, line: line)
        self.image = image
        self.command = command
        self.size = size
        self.port = port
        self.healthPath = healthPath
        self.name = name
        self.domain = domain
        self.network = network
        self.cluster = cluster
        self.access = access
        self.variables = variables
        self.secrets = secrets
        self.files = files
        self.logging = logging
    }

    /// `https://` and its name, without a slash at its end.
    public var url: Value<String> { Value("https://\(name)") }

    public func build(in scope: Scope) {
        domain.check(name, in: scope)
        let rights = access.reduce(into: Rights()) { $0.add($1.rights(Grantee(service: scope.service))) }
        network.private.check(calls: rights.calls.union([.logs]), reaches: [.internet], in: scope)
        let (balancerGroup, group) = securityGroups(in: scope)
        let target = balancer(balancerGroup, in: scope)
        let log = scope.add("Logs", logging.group("/ecs/\(scope.name(.cluster))", in: scope))
        let task = ServiceRole(
            in: scope, part: "Task", principal: "ecs-tasks.amazonaws.com", statements: rights.statements, conditions: [.ownAccount])
        let readable = secrets.values.map { $0.read.rights(Grantee(service: scope.service)) }.flatMap(\.statements)
        let execution = ServiceRole(
            in: scope, part: "Execution", principal: "ecs-tasks.amazonaws.com", suffix: "execution",
            statements: [.writeLogs(to: log)] + readable, conditions: [.ownAccount])
        let definition = scope.add("Task", definition(log, task, execution, in: scope))
        scope.add(
            "Service",
            ECS.Service(
                capacityProviderStrategy: [.init(capacityProvider: "FARGATE_SPOT", weight: 1)], cluster: cluster.part().ref,
                deploymentConfiguration: .init(
                    deploymentCircuitBreaker: .init(enable: true, rollback: true), maximumPercent: 200, minimumHealthyPercent: 100),
                desiredCount: 1, enableECSManagedTags: true, healthCheckGracePeriodSeconds: 120,
                loadBalancers: [.init(containerName: "web", containerPort: Value(port), targetGroupArn: target.ref)],
                networkConfiguration: .init(
                    awsvpcConfiguration: .init(assignPublicIp: .disabled, securityGroups: [group], subnets: network.private.ids)),
                propagateTags: .service, serviceName: Value(scope.name(.cluster)), taskDefinition: definition.ref,
                attributes: ResourceAttributes(
                    dependsOn: [cluster.part("Capacity"), part("Listener"), part("FromBalancer")] + network.private.waysOut
                        + task.dependencies
                        + execution.dependencies)))
    }

    /// The balancer's group, open to everybody by HTTPS, and the program's, which only the balancer reaches.
    private func securityGroups(in scope: Scope) -> (balancer: Value<String>, program: Value<String>) {
        let program = scope.add(
            "SecurityGroup",
            EC2.SecurityGroup(
                groupDescription: Value("Network access of \(scope.service)"),
                securityGroupEgress: [.init(ipProtocol: "tcp", cidrIp: "0.0.0.0/0", description: "HTTPS out", fromPort: 443, toPort: 443)],
                vpcId: network.vpc))
        let balancer = scope.add(
            "BalancerSecurityGroup",
            EC2.SecurityGroup(
                groupDescription: Value("Load balancer of \(scope.service)"),
                securityGroupEgress: [
                    .init(
                        ipProtocol: "tcp", description: Value("to \(scope.service)"), destinationSecurityGroupId: program.groupId,
                        fromPort: Value(port), toPort: Value(port))
                ],
                securityGroupIngress: [
                    .init(ipProtocol: "tcp", cidrIp: "0.0.0.0/0", description: "HTTPS", fromPort: 443, toPort: 443),
                    .init(ipProtocol: "tcp", cidrIp: "0.0.0.0/0", description: "HTTP, which leads to HTTPS", fromPort: 80, toPort: 80),
                ], vpcId: network.vpc))
        scope.add(
            "FromBalancer",
            EC2.SecurityGroupIngress(
                ipProtocol: "tcp", description: "from the load balancer", fromPort: Value(port), groupId: program.groupId,
                sourceSecurityGroupId: balancer.groupId, toPort: Value(port)))
        return (balancer.groupId, program.groupId)
    }

    private func balancer(_ group: Value<String>, in scope: Scope) -> ElasticLoadBalancingV2.TargetGroup {
        let target = scope.add(
            "Targets",
            ElasticLoadBalancingV2.TargetGroup(
                healthCheckPath: Value(healthPath), matcher: .init(httpCode: "200"), port: Value(port), protocol: .http,
                targetGroupAttributes: [.init(key: "deregistration_delay.timeout_seconds", value: "30")], targetType: .ip,
                vpcId: network.vpc))
        let balancer = scope.add(
            "Balancer",
            ElasticLoadBalancingV2.LoadBalancer(
                loadBalancerAttributes: [
                    .init(key: "routing.http.drop_invalid_header_fields.enabled", value: "true")
                ], name: Value(scope.name(.loadBalancer)), scheme: .internetFacing, securityGroups: [group], subnets: network.public.ids,
                type: .application))
        scope.add(
            "Listener",
            ElasticLoadBalancingV2.Listener(
                defaultActions: [.init(type: .forward, targetGroupArn: target.ref)], loadBalancerArn: balancer.ref,
                certificates: [.init(certificateArn: domain.certificateARN)], port: 443, protocol: .https,
                sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"))
        scope.add(
            "Redirect",
            ElasticLoadBalancingV2.Listener(
                defaultActions: [
                    .init(type: .redirect, redirectConfig: .init(statusCode: .http301, port: "443", protocol: "HTTPS"))
                ], loadBalancerArn: balancer.ref, port: 80, protocol: .http))
        scope.add(
            "Record", domain.record(name, to: balancer.attribute("DNSName"), zone: balancer.attribute("CanonicalHostedZoneID")))
        return target
    }

    private func definition(_ log: Logs.LogGroup, _ task: ServiceRole, _ execution: ServiceRole, in scope: Scope) -> ECS.TaskDefinition {
        let written = FilesAtStart(files, starting: command, in: scope)
        let environment = variables.map { ($0.key, $0.value) } + written.variables
        let container = ECS.TaskDefinition.ContainerDefinition(
            image: Value(image), name: "web",
            command: List((written.command.isEmpty ? command : written.command).map { Value($0) }),
            entryPoint: written.command.isEmpty ? nil : ["/bin/sh", "-c"],
            environment: List(environment.sorted { $0.0 < $1.0 }.map { .init(name: Value($0), value: Value($1)) }), essential: true,
            logConfiguration: .init(
                logDriver: "awslogs",
                options: ["awslogs-group": log.ref, "awslogs-region": .region, "awslogs-stream-prefix": Value(scope.service)]),
            portMappings: [.init(containerPort: Value(port), protocol: .tcp)],
            secrets: List(secrets.sorted { $0.key < $1.key }.map { .init(name: Value($0.key), valueFrom: $0.value.arn) }))
        return ECS.TaskDefinition(
            containerDefinitions: [container], cpu: Value(String(size.cpu)), executionRoleArn: execution.role.arn,
            family: Value(scope.name(.cluster)), memory: Value(String(size.memory.mebibytes)), networkMode: .awsvpc,
            requiresCompatibilities: [.fargate], runtimePlatform: .init(cpuArchitecture: .arm64, operatingSystemFamily: .linux),
            taskRoleArn: task.role.arn, attributes: ResourceAttributes(dependsOn: task.dependencies + execution.dependencies))
    }
}
