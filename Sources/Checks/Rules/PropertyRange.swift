extension Rule {
    static let propertyRange = Rule(
        "property-range", "A number is within the bounds of its property.",
        reason: "The service refuses the value when the resource is made.",
        refused: "Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 901}}",
        accepted: "Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 900}}")
}
