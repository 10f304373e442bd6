extension Rule {
    static let propertyCount = Rule(
        "property-count", "A list has as many elements as its property takes.",
        reason: "The service refuses the value when the resource is made.",
        refused: """
            Tasks: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {FunctionName: worker, Queues: [one, two]}}
            """,
        accepted: """
            Tasks: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {FunctionName: worker, Queues: [one]}}
            """)
}
