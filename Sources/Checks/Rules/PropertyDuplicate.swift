extension Rule {
    static let propertyDuplicate = Rule(
        "property-duplicate", "A list whose elements must differ has none twice.",
        reason: "The service refuses the list, or takes one of the two.",
        refused: "API: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: x, BinaryMediaTypes: [image/png, image/png]}}",
        accepted: "API: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: x, BinaryMediaTypes: [image/png]}}")
}
