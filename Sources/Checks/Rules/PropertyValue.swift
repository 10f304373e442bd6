extension Rule {
    static let propertyValue = Rule(
        "property-value", "A property that takes one of several values has one of them.",
        reason: "The service refuses the value when the resource is made.",
        refused: "Images: {Type: 'AWS::ECR::Repository', Properties: {ImageTagMutability: IMUTABLE}}",
        accepted: "Images: {Type: 'AWS::ECR::Repository', Properties: {ImageTagMutability: IMMUTABLE}}")
}
