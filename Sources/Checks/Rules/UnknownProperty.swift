import TemplateReading

extension Rule {
    static let unknownProperty = Rule(
        "unknown-property", "A resource has only properties that its type has.",
        reason:
            "CloudFormation refuses the template: it encountered an unsupported property. A misspelt optional property would otherwise be missed.",
        refused: "Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySecond: 5}}",
        accepted: "Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 5}}")
}
