import Documents
import TemplateReading

extension Rule {
    static let taskExecutionRole = Rule(
        "task-execution-role", "A task that needs an execution role has one.",
        reason: """
            ECS refuses the task definition: with secrets always, and on Fargate with an image of ECR or logs in CloudWatch. ECS itself \
            fetches and writes these, with the execution role.
            """,
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
        refused: example(role: ""), accepted: example(role: "ExecutionRoleArn: 'arn:aws:iam::123456789012:role/a', ")
    ) { template, breaches in
        for task in template.resources(of: "AWS::ECS::TaskDefinition")
        where template.presence(of: task.properties["ExecutionRoleArn"]) == .absent && task.properties["Fn::Transform"] == nil {
            for (path, container) in template.objects(at: "ContainerDefinitions", "*", in: task) {
                if let secrets = template.certainElements(container["Secrets"]), !secrets.isEmpty {
                    breaches.add("the container's Secrets need an ExecutionRoleArn", at: path + ["Secrets"])
                }
                guard template.isFargate(task) else { continue }
                if let image = container["Image"], isInECR(image, template) {
                    breaches.add("on Fargate an image of ECR needs an ExecutionRoleArn", at: path + ["Image"])
                }
                if template.certainText(template.certain(container["LogConfiguration"])?["LogDriver"]) == "awslogs" {
                    breaches.add("on Fargate the log driver awslogs needs an ExecutionRoleArn", at: path + ["LogConfiguration"])
                }
            }
        }
    }

    private static func isInECR(_ image: JSON, _ template: TemplateView) -> Bool {
        let texts = template.texts(of: image)
        return !texts.isEmpty && texts.allSatisfy { $0.constants.contains { $0.holds(".dkr.ecr.") } }
    }

    private static func example(role: String) -> String {
        """
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            {\(role)RequiresCompatibilities: [FARGATE], NetworkMode: awsvpc, Cpu: '256', Memory: '512',
             ContainerDefinitions: [{Name: a, Image: '123456789012.dkr.ecr.eu-west-3.amazonaws.com/a:1'}]}
        """
    }
}

extension TemplateView {
    func isFargate(_ task: Resource) -> Bool {
        certainElements(task.properties["RequiresCompatibilities"])?.contains { certainText($0)?.uppercased() == "FARGATE" } ?? false
    }
}
