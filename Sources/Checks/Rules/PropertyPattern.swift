extension Rule {
    static let propertyPattern = Rule(
        "property-pattern", "A text is written as its property asks.",
        reason: "The service refuses the value when the resource is made.",
        refused: "Log: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: 'my log'}}",
        accepted: "Log: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: my-log}}")
}
