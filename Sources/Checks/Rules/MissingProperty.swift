import TemplateReading

extension Rule {
    static let missingProperty = Rule(
        "missing-property", "A resource has the properties that its type requires.",
        reason: "CloudFormation refuses the resource when it comes to it, with all before it made already.",
        refused:
            "Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: ['https://sqs.eu-west-3.amazonaws.com/123456789012/tasks']}}",
        accepted:
            "Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: ['https://sqs.eu-west-3.amazonaws.com/123456789012/tasks'], PolicyDocument: {Version: '2012-10-17', Statement: []}}}"
    )
}
