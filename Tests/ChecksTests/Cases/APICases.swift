extension RuleCases {
    private static func body(_ paths: String, version: String = "openapi: 3.0.1", more: String = "", deployment: Bool = true) -> String {
        """
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties: {Body: {\(version), info: {title: a, version: '1'}, paths: {\(paths)}\(more)}}
        \(deployment ? "Deployment: {Type: 'AWS::ApiGateway::Deployment', Properties: {RestApiId: !Ref Api}}" : "")
        """
    }

    private static func path(_ path: String) -> String {
        "'\(path)': {get: {responses: {}, x-amazon-apigateway-integration: {type: mock}}}"
    }

    static let apis = [
        accepted("api-body", body(path("/a"), version: "swagger: '2.0'")),
        refused("api-body", body(path("/a"), version: "x: y")),
        refused("api-body", body(path("/a"), more: ", components: {schemas: {My_Model: {type: object}}}")),
        refused(
            "api-body",
            body(
                "/a: {get: {responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/None'}}}}}}}"
            )),
        accepted(
            "api-body",
            body(
                path("/a"),
                more: ", components: {schemas: {Model: {type: object}, Models: {type: array, items: {$ref: '#/components/schemas/Model'}}}}"
            )),
        refused("api-paths", body(path("a"))),
        refused("api-paths", body(path("/a/{b}c"))),
        refused("api-paths", body(path("/{proxy+}/a"))),
        refused("api-paths", body(path("/a/{id}") + ", " + path("/a/{proxy+}"))),
        refused("api-paths", body(path("/a/{id}/b/{x}") + ", " + path("/a/{id}/b/{y}"))),
        accepted("api-paths", body(path("/") + ", " + path("/a/{id}/b/{x}") + ", " + path("/a/{id}/c/{y}") + ", " + path("/{proxy+}"))),
        refused("api-integrations", body("")),
        accepted("api-integrations", body("/a: {get: {responses: {}}}", deployment: false)),
        accepted(
            "api-integrations",
            body("/a: {parameters: [], x-amazon-apigateway-any-method: {x-amazon-apigateway-integration: {type: mock}}}")),
        accepted("api-methods", body(path("/a"))),
        refused("api-timeout", function(body: "!GetAtt Function.Arn")),
        refused(
            "api-timeout",
            function(
                body:
                    "!Sub 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-3:${AWS::AccountId}:function:gateway:live/invocations'"
            )),
        accepted("api-timeout", function(body: "!GetAtt Function.Arn", more: ", timeoutInMillis: 60000")),
        refused("invoke-permission", function(body: "!GetAtt Function.Arn")),
        accepted("invoke-permission", function(body: "!GetAtt Function.Arn", more: ", credentials: 'arn:aws:iam::123456789012:role/a'")),
        accepted(
            "invoke-permission",
            function(body: "!GetAtt Function.Arn")
                + "\nPermission: {Type: 'AWS::Lambda::Permission', Properties: {FunctionName: !Sub '${Function}:live', Action: 'lambda:InvokeFunction', Principal: apigateway.amazonaws.com}}"
        ),
    ]

    private static func function(body uri: String, more: String = "") -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties:
            {FunctionName: gateway, Timeout: 60, Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/a'}
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties:
            Body:
              openapi: 3.0.1
              paths: {/a: {get: {x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: \(uri)\(more)}}}}
        """
    }
}
