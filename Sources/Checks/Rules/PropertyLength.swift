extension Rule {
    static let propertyLength = Rule(
        "property-length", "A text is as long as its property takes.",
        reason: "The service refuses the value when the resource is made.",
        refused:
            "Role: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: x, Description: '\(String(repeating: "x", count: 1_025))'}}",
        accepted: "Role: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: x, Description: x}}")
}
