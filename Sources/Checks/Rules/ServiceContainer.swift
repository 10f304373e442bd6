import TemplateReading

extension Rule {
    static let serviceContainer = Rule(
        "service-container", "A load balancer leads to a container and a port that the task has.",
        reason: "ECS refuses the service: the container does not exist in the task definition, or does not open the port.",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html",
        refused: balanced(port: 8080), accepted: balanced(port: 80)
    ) { template, breaches in
        for service in template.resources(of: "AWS::ECS::Service") {
            guard let task = template.target(of: service.properties["TaskDefinition"]), task.type == "AWS::ECS::TaskDefinition",
                let containers = template.certain(task.properties["ContainerDefinitions"])?.array?.map({ template.certain($0)?.object })
            else { continue }
            for (path, balancer) in template.objects(at: "LoadBalancers", "*", in: service) {
                guard let name = template.certainText(balancer["ContainerName"]) else { continue }
                let names = containers.map { $0.flatMap { template.certainText($0["Name"]) } }
                guard let index = names.firstIndex(of: name), let container = containers[index] else {
                    if names.allSatisfy({ $0 != nil }) {
                        breaches.add("\(task.logicalID) has no container \(name)", at: path + ["ContainerName"])
                    }
                    continue
                }
                let ports = (template.certain(container["PortMappings"])?.array ?? []).map { element -> Int? in
                    template.certainNumber(template.certain(element)?["ContainerPort"])
                }
                guard let port = template.certainNumber(balancer["ContainerPort"]), !ports.contains(port), !ports.contains(nil),
                    container["PortMappings"].map({ template.certain($0) != nil }) ?? true
                else { continue }
                breaches.add("container \(name) does not open port \(port)", at: path + ["ContainerPort"], remedy: "add it to PortMappings")
            }
        }
    }

    private static func balanced(port: Int) -> String {
        """
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties: {ContainerDefinitions: [{Name: a, Image: 'public.ecr.aws/nginx/nginx:1', Memory: 128, PortMappings: [{ContainerPort: 80}]}]}
        Service:
          Type: AWS::ECS::Service
          Properties:
            TaskDefinition: !Ref Task
            LoadBalancers: [{ContainerName: a, ContainerPort: \(port), TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/a/b'}]
        """
    }
}
