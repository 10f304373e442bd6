import TemplateReading

extension Rule {
    static let serviceNetwork = Rule(
        "service-network", "A service whose tasks have addresses of their own says in which subnets.",
        reason: "ECS refuses the service: network mode awsvpc needs a NetworkConfiguration, and no other mode takes one.",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
        refused: """
            \(task)
            Service: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: !Ref Task}}
            """,
        accepted: """
            \(task)
            Service:
              Type: AWS::ECS::Service
              Properties: {TaskDefinition: !Ref Task, NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}}}
            """
    ) { template, breaches in
        for service in template.resources(of: "AWS::ECS::Service") {
            guard let task = template.target(of: service.properties["TaskDefinition"]), task.type == "AWS::ECS::TaskDefinition",
                service.properties["Fn::Transform"] == nil
            else { continue }
            let mode = task.properties["NetworkMode"].map(template.certainText) ?? "bridge"
            switch (mode, template.presence(of: service.properties["NetworkConfiguration"])) {
            case ("awsvpc", .absent):
                breaches.add(
                    "the tasks' network mode is awsvpc, and NetworkConfiguration is missing", at: service.path,
                    remedy: "name the subnets and security groups in NetworkConfiguration")
            case ("bridge", .present), ("host", .present), ("none", .present):
                breaches.add("network mode \(mode ?? "") takes no NetworkConfiguration", in: service, at: "NetworkConfiguration")
            default: break
            }
        }
    }

    private static let task = """
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties: {NetworkMode: awsvpc, ContainerDefinitions: [{Name: a, Image: 'public.ecr.aws/nginx/nginx:1', Memory: 128}]}
        """
}
