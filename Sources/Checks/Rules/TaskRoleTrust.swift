import TemplateReading

extension Rule {
    static let taskRoleTrust = Rule(
        "task-role-trust", "A role trusts the service that will take it when it runs.", severity: .warning,
        reason: "The stack is made, but nothing starts: the service finds out when a task, an instance or an event needs the role.",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
        refused: example(service: "ecs"), accepted: example(service: "ecs-tasks")
    ) { template, breaches in
        ServiceTrust.check(ServiceTrust.untried, template, &breaches)
    }

    private static func example(service: String) -> String {
        """
        \(trustingRole(service: service))
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties: {TaskRoleArn: !GetAtt Role.Arn, ContainerDefinitions: [{Name: a, Image: 'public.ecr.aws/nginx/nginx:1', Memory: 128}]}
        """
    }
}
