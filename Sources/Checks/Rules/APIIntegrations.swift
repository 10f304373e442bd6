import Documents
import TemplateReading

extension Rule {
    static let apiIntegrations = Rule(
        "api-integrations", "Every method of a REST API that is deployed has an integration.",
        reason: "API Gateway refuses the deployment: \"No integration defined for method\".",
        url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html",
        refused: example(""), accepted: example(", x-amazon-apigateway-integration: {type: mock}")
    ) { template, breaches in
        let deployed = Set(
            template.resources(of: "AWS::ApiGateway::Deployment").compactMap { template.target(of: $0.properties["RestApiId"])?.logicalID })
        for (path, body) in template.apiBodies where deployed.contains(path[1]) {
            var methods = 0
            for (name, item) in body["paths"]?.object ?? [:] {
                guard let item = item.object, item["$ref"] == nil, item["Fn::Transform"] == nil else {
                    methods += 1
                    continue
                }
                for (method, operation) in item where Self.methods.contains(method.lowercased()) {
                    methods += 1
                    guard let operation = operation.object, Intrinsic(.object(operation)) == nil, operation["Fn::Transform"] == nil,
                        operation["x-amazon-apigateway-integration"] == nil
                    else { continue }
                    breaches.add(
                        "the method has no integration", at: path + ["paths", name, method], remedy: "add x-amazon-apigateway-integration")
                }
            }
            if methods == 0, body["paths"]?.object.map({ Intrinsic(.object($0)) == nil && $0["Fn::Transform"] == nil }) ?? true,
                !template.resources(of: "AWS::ApiGateway::Method").contains(where: {
                    template.target(of: $0.properties["RestApiId"])?.logicalID ?? path[1] == path[1]
                })
            {
                breaches.add("the API is deployed without a method", at: path, remedy: "add a path with a method")
            }
        }
        for method in template.resources(of: "AWS::ApiGateway::Method")
        where template.presence(of: method.properties["Integration"]) == .absent && method.properties["Fn::Transform"] == nil {
            guard let api = template.target(of: method.properties["RestApiId"]), deployed.contains(api.logicalID) else { continue }
            breaches.add("the method has no Integration", at: method.path)
        }
    }

    private static let methods: Set<String> = [
        "get", "put", "post", "delete", "options", "head", "patch", "x-amazon-apigateway-any-method",
    ]

    private static func example(_ integration: String) -> String {
        """
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties:
            Body:
              openapi: 3.0.1
              info: {title: a, version: '1'}
              paths: {/orders: {get: {responses: {}\(integration)}}}
        Deployment: {Type: 'AWS::ApiGateway::Deployment', Properties: {RestApiId: !Ref Api}}
        """
    }
}
