import Documents

extension Rule {
    static let apiTimeout = Rule(
        "api-timeout", "A function behind an API answers before the API stops waiting.", severity: .warning,
        reason: """
            API Gateway waits 29 s for a function unless the integration says otherwise, and an HTTP API 30 s at most. Then the caller gets \
            504, while the function goes on and is paid for.
            """,
        url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",
        refused: example(timeout: 60), accepted: example(timeout: 25)
    ) { template, breaches in
        for integration in template.functionIntegrations {
            guard let timeout = template.number(integration.function.properties["Timeout"], orDefault: 3),
                let waits = template.number(integration.milliseconds, orDefault: integration.isREST ? 29_000 : 30_000),
                timeout * 1000 > waits
            else { continue }
            breaches.add(
                "\(integration.function.logicalID) may run \(timeout) s and API Gateway stops waiting at \(waits / 1000) s",
                at: integration.path, remedy: "give the function less time, or the long work to a queue")
        }
    }

    private static func example(timeout: Int) -> String {
        """
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Timeout: \(timeout), Role: 'arn:aws:iam::123456789012:role/a'}
        Permission: {Type: 'AWS::Lambda::Permission', Properties: {FunctionName: !Ref Function, Action: 'lambda:InvokeFunction', Principal: apigateway.amazonaws.com}}
        Method:
          Type: AWS::ApiGateway::Method
          Properties:
            RestApiId: a1b2c3d4e5
            ResourceId: abcdef
            HttpMethod: ANY
            AuthorizationType: NONE
            Integration:
              Type: AWS_PROXY
              IntegrationHttpMethod: POST
              Uri: !Sub 'arn:aws:apigateway:eu-west-3:lambda:path/2015-03-31/functions/${Function.Arn}/invocations'
        """
    }
}

struct FunctionIntegration {
    let function: TemplateView.Resource
    let isREST: Bool
    let milliseconds: JSON?
    /// Whether the API takes a role to call the function.
    let hasCredentials: Bool
    /// From the template's root.
    let path: [String]
}

extension TemplateView {
    /// The functions of the template that APIs call.
    func findFunctionIntegrations() -> [FunctionIntegration] {
        if resources(of: "AWS::Lambda::Function").isEmpty { return [] }
        // An API calls few functions from many places.
        var functions: [JSON: Resource?] = [:]
        var found: [FunctionIntegration] = []
        func add(_ uri: JSON?, _ milliseconds: JSON?, credentials: JSON?, isREST: Bool, at path: [String]) {
            guard let uri else { return }
            let known = functions[uri] ?? function(calledBy: uri)
            functions[uri] = .some(known)
            guard let function = known else { return }
            found.append(
                FunctionIntegration(
                    function: function, isREST: isREST, milliseconds: milliseconds, hasCredentials: credentials != nil, path: path))
        }
        for method in resources(of: "AWS::ApiGateway::Method") {
            for (path, integration) in objects(at: "Integration", in: method) {
                add(integration["Uri"], integration["TimeoutInMillis"], credentials: integration["Credentials"], isREST: true, at: path)
            }
        }
        for integration in resources(of: "AWS::ApiGatewayV2::Integration") {
            let properties = integration.properties
            add(
                properties["IntegrationUri"], properties["TimeoutInMillis"], credentials: properties["CredentialsArn"], isREST: false,
                at: integration.path)
        }
        for (type, isREST) in [("AWS::ApiGateway::RestApi", true), ("AWS::ApiGatewayV2::Api", false)] {
            for api in resources(of: type) {
                for (path, operation) in objects(at: "Body", "paths", "*", "*", "x-amazon-apigateway-integration", in: api) {
                    add(operation["uri"], operation["timeoutInMillis"], credentials: operation["credentials"], isREST: isREST, at: path)
                }
            }
        }
        return found
    }

    private func function(calledBy uri: JSON) -> Resource? {
        if let function = function(of: uri) { return function }
        if let function = functionNamed(in: uri) { return function }
        // …:function:NAME/invocations, with the name written out.
        for text in text(of: uri).constants {
            guard
                let name = text.split(separator: "/").first(where: {
                    $0.hasPrefix("function:") || $0.split(separator: ":").contains("function")
                })
            else { continue }
            let parts = name.split(separator: ":").map(String.init)
            if let at = parts.firstIndex(of: "function"), at + 1 < parts.count {
                return target(of: .string(parts[at + 1]), type: "AWS::Lambda::Function", name: "FunctionName")
            }
        }
        return nil
    }
}
