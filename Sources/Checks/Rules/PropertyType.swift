extension Rule {
    static let propertyType = Rule(
        "property-type", "A property's value is of the kind that its type asks for.",
        reason:
            "CloudFormation refuses the resource: the value has another type than the schema's. Numbers and booleans may be written as texts, and are not spoken of.",
        refused: "Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: soon}}",
        accepted: "Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: '5'}}")
}
