import TemplateReading

extension Rule {
    static let readOnlyProperty = Rule(
        "read-only-property", "What AWS alone sets is not set by a template.",
        reason: "CloudFormation refuses the resource: the property is read-only.",
        refused: "Queue: {Type: 'AWS::SQS::Queue', Properties: {Arn: 'arn:aws:sqs:eu-west-3:123456789012:tasks'}}",
        accepted: "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: tasks}}")
}
