import TemplateReading

extension Rule {
    static let apiMethods = Rule(
        "api-methods", "A REST API that is deployed has a method.",
        reason: "API Gateway refuses the deployment: \"The REST API doesn't contain any methods\".",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
        refused: """
            Api: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: a}}
            Deployment: {Type: 'AWS::ApiGateway::Deployment', Properties: {RestApiId: !Ref Api}}
            """,
        accepted: restDeploymentExample(dependsOn: "Method")
    ) { template, breaches in
        for (deployment, api, methods) in template.restDeployments where methods.isEmpty {
            breaches.add("\(api.logicalID) has no method", in: deployment, at: "RestApiId", remedy: "give the API a Body, or methods")
        }
    }

    static func restDeploymentExample(dependsOn: String?) -> String {
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
