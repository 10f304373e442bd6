extension RuleCases {
    private static func task(_ properties: String, container: String) -> String {
        "Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {\(properties)ContainerDefinitions: [{Name: a, \(container)}]}}"
    }

    private static let fargate = "RequiresCompatibilities: [FARGATE], NetworkMode: awsvpc, Cpu: '256', Memory: '512', "
    private static let ecr = "Image: !Sub '${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/a:1'"
    private static let open = "Image: 'public.ecr.aws/nginx/nginx:1'"
    private static let logs =
        ", LogConfiguration: {LogDriver: awslogs, Options: {awslogs-group: a, awslogs-region: eu-west-3, awslogs-stream-prefix: a}}"

    static let containers = [
        refused("task-execution-role", task(fargate, container: ecr)),
        refused("task-execution-role", task(fargate, container: open + logs)),
        refused("task-execution-role", task("", container: "\(open), Memory: 128, Secrets: [{Name: A, ValueFrom: b}]")),
        accepted("task-execution-role", task(fargate, container: open)),
        accepted("task-execution-role", task("", container: "\(ecr), Memory: 128")),
        accepted("task-execution-role", task(fargate + "ExecutionRoleArn: !Ref Role, ", container: ecr)),
        accepted("task-execution-role", task(fargate, container: "Image: !ImportValue image")),
        refused(
            "task-containers",
            task("NetworkMode: awsvpc, ", container: "\(open), Memory: 1, PortMappings: [{ContainerPort: 80, HostPort: 81}]")),
        accepted("task-containers", task("", container: "\(open), Memory: 1, PortMappings: [{ContainerPort: 80, HostPort: 81}]")),
        refused(
            "task-containers",
            "Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [{Name: a, \(open)}, {Name: a, \(open)}]}}"),
        accepted("task-containers", task(fargate, container: "\(open), Memory: 1024, MemoryReservation: 256")),
        accepted("service-launch", "Service: {Type: 'AWS::ECS::Service', Properties: {LaunchType: FARGATE, CapacityProviderStrategy: []}}"),
        refused(
            "service-network", task("", container: open) + "\n" + service(", NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [a]}}")),
        accepted("service-network", task("NetworkMode: !ImportValue mode, ", container: open) + "\n" + service("")),
        refused(
            "service-container", task("", container: open) + "\n" + service(", LoadBalancers: [{ContainerName: b, ContainerPort: 80}]")),
        accepted(
            "service-container",
            task("", container: "\(open), PortMappings: !ImportValue ports") + "\n"
                + service(", LoadBalancers: [{ContainerName: a, ContainerPort: 80}]")),
    ]

    private static func service(_ more: String) -> String {
        "Service: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: !Ref Task\(more)}}"
    }
}
