extension Rule {
    static let apiMethods = Rule(
        "api-methods", "A REST API that is deployed has a method.",
        reason: "API Gateway refuses the deployment: \"The REST API doesn't contain any methods\".",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
        refused: """
            Api: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: a}}
            Deployment: {Type: 'AWS::ApiGateway::Deployment', Properties: {RestApiId: !Ref Api}}
            """,
        accepted: example(dependsOn: "Method")
    ) { template, breaches in
        for (deployment, api, methods) in template.restDeployments where methods.isEmpty {
            breaches.add("\(api.logicalID) has no method", in: deployment, at: "RestApiId", remedy: "give the API a Body, or methods")
        }
    }

    static let apiDeploymentOrder = Rule(
        "api-deployment-order", "A deployment of a REST API waits for the API's methods.", severity: .warning,
        reason: """
            A deployment holds what is there when it is made. Made at the same time as the methods it fails, or leaves some of them out \
            without a word.
            """,
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
        refused: example(dependsOn: nil), accepted: example(dependsOn: "Method")
    ) { template, breaches in
        for (deployment, api, methods) in template.restDeployments where !methods.isEmpty {
            let awaited = template.dependencies.all(of: deployment.logicalID)
            let missing = methods.filter { !awaited.contains($0.logicalID) }.map(\.logicalID)
            guard !missing.isEmpty else { continue }
            breaches.add(
                "the deployment of \(api.logicalID) does not wait for \(SchemaCheck.list(missing, most: 5))",
                at: ["Resources", deployment.logicalID], remedy: "name \(missing.count == 1 ? "it" : "them") under DependsOn")
        }
    }

    private static func example(dependsOn: String?) -> String {
        """
        Api: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: a}}
        Method:
          Type: AWS::ApiGateway::Method
          Properties: {RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET, AuthorizationType: NONE, Integration: {Type: MOCK}}
        Deployment: {Type: 'AWS::ApiGateway::Deployment', \(dependsOn.map { "DependsOn: \($0), " } ?? "")Properties: {RestApiId: !Ref Api}}
        """
    }
}

extension TemplateView {
    /// The deployments of REST APIs that methods make up, with these.
    var restDeployments: [(deployment: Resource, api: Resource, methods: [Resource])] {
        guard !isTransformed else { return [] }
        return resources(of: "AWS::ApiGateway::Deployment").compactMap { deployment in
            guard let api = target(of: deployment.properties["RestApiId"]), api.type == "AWS::ApiGateway::RestApi",
                ["Body", "BodyS3Location", "CloneFrom", "Fn::Transform"].allSatisfy({ presence(of: api.properties[$0]) == .absent })
            else { return nil }
            let methods = resources(of: "AWS::ApiGateway::Method")
            // One that belongs to an API unknown may belong to this.
            if methods.contains(where: { target(of: $0.properties["RestApiId"]) == nil }) { return nil }
            return (deployment, api, methods.filter { target(of: $0.properties["RestApiId"])?.logicalID == api.logicalID })
        }
    }
}
