import TemplateReading

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
