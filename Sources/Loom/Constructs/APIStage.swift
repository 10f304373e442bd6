import AWS
import CloudFormationModel
import Documents

/// How much an API takes and how it is logged.
struct APIStage {
    let requestsPerSecond: Int
    let burst: Int
    let logging: Logging

    /// How long API Gateway waits for a function.
    static let patience = Duration.seconds(29)

    /// The one stage of an environment's API.
    static func name(in scope: Scope) -> String { scope.naming.environment ?? "live" }

    /// Adds the deployment of an API as it is now, and the stage that shows it.
    func add(to scope: Scope, of api: ApiGateway.RestApi) {
        let deployment = scope.add(
            "Deployment", ApiGateway.Deployment(restApiId: api.ref), publishing: [api.target],
            ignoring: ["Tags", "Name", "Description", "Policy"])
        let log = scope.add("Logs", logging.group("/aws/apigateway/\(scope.naming.name(scope.service))", in: scope))
        scope.add(
            "Stage",
            ApiGateway.Stage(
                restApiId: api.ref,
                accessLogSetting: .init(destinationArn: log.arn, format: Value(Self.accessLogFormat)), deploymentId: deployment.ref,
                // The access log says what failed, and why; an execution log would be a group that nobody declared.
                methodSettings: [
                    .init(
                        dataTraceEnabled: false, httpMethod: "*", loggingLevel: "OFF", metricsEnabled: true, resourcePath: "/*",
                        throttlingBurstLimit: Value(burst), throttlingRateLimit: Value(Double(requestsPerSecond)))
                ], stageName: Value(scope.check(Self.name(in: scope), .apiStage))))
    }

    /// Lets the stage of an API call a function, on the paths that match.
    static func permission(for function: LiveFunction, _ api: ApiGateway.RestApi, paths: String, in scope: Scope) -> Lambda.Permission {
        Lambda.Permission(
            action: "lambda:InvokeFunction", functionName: function.arn, principal: "apigateway.amazonaws.com",
            sourceArn: "arn:\(.partition):execute-api:\(.region):\(.accountID):\(api.ref)/\(name(in: scope))/\(paths)",
            attributes: ResourceAttributes(dependsOn: [function.alias]))
    }

    /// Says which routes are answered by functions that may run longer than API Gateway waits.
    static func check(_ routes: [(path: String, function: LiveFunction)], in scope: Scope) {
        for (path, function) in routes where function.timeout > patience {
            let message =
                "\(path) is answered by a function that may run \(function.timeout.wholeSeconds) s; API Gateway stops waiting at 29 s"
            scope.report(
                "api-timeout", message, severity: .warning, remedy: "give the function 29 s at the most, or accept it with a reason")
        }
    }

    /// One JSON object a request; who asked, for what, with which answer, and how long it took.
    private static var accessLogFormat: String {
        let fields = [
            "requestId", "extendedRequestId", "identity.sourceIp", "identity.userAgent", "requestTime", "httpMethod", "path",
            "resourcePath",
            "status", "responseLength", "responseLatency", "integrationLatency", "integrationErrorMessage", "wafResponseCode",
        ]
        let members = JSON.Object(fields.map { ($0.split(separator: ".").last.map(String.init) ?? $0, .string("$context.\($0)")) })
        return String(decoding: JSONWriter.bytes(.object(members), .compact), as: UTF8.self)
    }
}

extension LiveFunction {
    /// The URI by which API Gateway calls it; nil when it was never declared. From names and not from parameters: an API deployment has no
    /// property that would renew it when a parameter's value changes.
    func integrationURI(in scope: Scope) -> JSON? {
        guard let service = scope.service(of: handle) else { return nil }
        let function = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:\(scope.naming.name(service)):\(Self.alias)"
        return [
            "Fn::Sub": .string("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/\(function)/invocations")
        ]
    }
}
