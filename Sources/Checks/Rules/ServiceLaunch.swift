import TemplateReading

extension Rule {
    static let serviceLaunch = Rule(
        "service-launch", "A service has a launch type or a capacity provider strategy, not both.",
        reason: "ECS refuses the service: \"Specifying both a launch type and capacity provider strategy is not supported\".",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
        refused: example("LaunchType: FARGATE, CapacityProviderStrategy: [{CapacityProvider: FARGATE_SPOT, Weight: 1}]"),
        accepted: example("CapacityProviderStrategy: [{CapacityProvider: FARGATE_SPOT, Weight: 1}]")
    ) { template, breaches in
        for service in template.resources(of: "AWS::ECS::Service") where template.presence(of: service.properties["LaunchType"]) == .present
        {
            guard let strategy = template.certainElements(service.properties["CapacityProviderStrategy"]), !strategy.isEmpty else {
                continue
            }
            breaches.add(
                "LaunchType together with CapacityProviderStrategy", in: service, at: "LaunchType",
                remedy: "leave one of them out; FARGATE and FARGATE_SPOT are capacity providers, too")
        }
    }

    private static func example(_ launch: String) -> String {
        """
        Service:
          Type: AWS::ECS::Service
          Properties: {TaskDefinition: 'a:1', \(launch), NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-0123456789abcdef0]}}}
        """
    }
}
