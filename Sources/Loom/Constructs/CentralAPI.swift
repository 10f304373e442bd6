import AWS
import CloudFormationModel
import Documents
import OpenAPI

/// One REST API before several gateways: its definition is the merged OpenAPI document of all of them, each under its prefix.
public struct CentralAPI: Construct {
    /// What answers below one prefix.
    public struct Route: Sendable {
        let prefix: String
        let document: String
        let function: LiveFunction

        /// - Parameters:
        ///   - prefix: `/b2b`.
        ///   - document: the OpenAPI document that the gateway generates, as a path from the root of the repository.
        public init(_ prefix: String, _ document: String, to function: LiveFunction) {
            self.prefix = prefix
            self.document = document
            self.function = function
        }
    }

    public typealias Exposure = OpenAPI.Exposure
    public typealias RequestValidation = OpenAPI.RequestValidation

    public var handle: Handle
    let apiName: String
    let routes: [Route]
    let requestsPerSecond: Int
    let burst: Int
    let allowedOrigin: String
    let exposure: Exposure
    let validation: RequestValidation
    let resourceQuota: Int
    let portal: Portal?
    let logging: Logging

    /// How long API Gateway waits for a function.
    static let patience = Duration.seconds(29)

    /// - Parameters:
    ///   - name: the API's own name, which metrics carry.
    ///   - requestsPerSecond: what all callers together may send on average; `burst` at once.
    ///   - allowedOrigin: who may read from a browser what API Gateway itself answers.
    ///   - exposure: `.documented` makes a resource of each documented path, so that metrics, limits and the API's own definition know it;
    ///     `.proxyOnly` the catch-alls alone. What cannot be routed goes to a catch-all in any case, and the functions see no difference.
    ///   - validation: what API Gateway checks of a request before it calls a function; `.bodies` refuses requests that FastAPI would take.
    ///   - resourceQuota: how many resources the account's APIs may have; AWS raises it on request.
    ///   - portal: a folder of the repository with a page that shows the merged document to people, such as `templates/portal`. It goes with
    ///     the document to `portal/` in the output folder; its `files.txt` names what belongs to it. Without one there is no such page.
    public init(
        name: String, requestsPerSecond: Int, burst: Int, allowedOrigin: String = "*", exposure: Exposure = .documented,
        validation: RequestValidation = .parameters, resourceQuota: Int = 300, portal: String? = nil, logging: Logging, _ routes: [Route],
        file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("CentralAPI", file: file, line: line)
        apiName = name
        self.requestsPerSecond = requestsPerSecond
        self.burst = burst
        self.allowedOrigin = allowedOrigin
        self.exposure = exposure
        self.validation = validation
        self.resourceQuota = resourceQuota
        self.portal = portal.map { Portal(folder: $0) }
        self.logging = logging
        self.routes = routes
    }

    public var name: Value<String> { part().literal("Name") }
    public var stageName: Value<String> { stage.literal("StageName") }
    public var url: Value<String> { "https://\(part().ref).execute-api.\(.region).\(.urlSuffix)/\(stageName)" }
    var stage: Target { part("Stage") }
    var stageARN: Value<String> { "arn:\(.partition):apigateway:\(.region)::/restapis/\(part().ref)/stages/\(stageName)" }

    public func build(in scope: Scope) {
        checkTimeouts(in: scope)
        checkBasePaths(in: scope)
        guard let merged = merged(in: scope) else { return }
        let body = body(of: merged, in: scope)
        scope.publish(body, as: "openapi.json")
        portal?.publish(merged, in: scope)
        let api = scope.add(
            ApiGateway.RestApi(
                body: Untyped(body), description: Value("API of \(scope.naming.app)"), endpointConfiguration: .init(types: ["REGIONAL"]),
                name: Value(apiName)))
        let deployment = scope.add(
            "Deployment", ApiGateway.Deployment(restApiId: api.ref), publishing: [api.target],
            ignoring: ["Tags", "Name", "Description", "Policy"])
        let log = scope.add("Logs", logging.group("/aws/apigateway/\(scope.naming.name(scope.service))", in: scope))
        let stageName = scope.check(Self.stageName(in: scope), .apiStage)
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
                ], stageName: Value(stageName)))
        for route in routes {
            scope.add(
                "Invoke" + Naming.pascal(route.prefix),
                Lambda.Permission(
                    action: "lambda:InvokeFunction", functionName: route.function.arn, principal: "apigateway.amazonaws.com",
                    sourceArn: "arn:\(.partition):execute-api:\(.region):\(.accountID):\(api.ref)/\(stageName)/*\(route.prefix)*"))
        }
    }

    /// The one stage of an environment's API.
    static func stageName(in scope: Scope) -> String { scope.naming.environment ?? "live" }

    /// A function that was told another path than that of its route would find none of its own.
    private func checkBasePaths(in scope: Scope) {
        for route in routes {
            guard let basePath = route.function.basePath, basePath != route.prefix else { continue }
            scope.report(
                "api-base-path", "\(route.prefix) is answered by a function that answers at \(basePath)",
                remedy: "give the route and the function's row the same path")
        }
    }

    private func checkTimeouts(in scope: Scope) {
        for route in routes where route.function.timeout > Self.patience {
            let message =
                "\(route.prefix) is answered by a function that may run \(route.function.timeout.wholeSeconds) s; API Gateway stops waiting at 29 s"
            scope.report(
                "api-timeout", message, severity: .warning, remedy: "give the function 29 s at the most, or accept it with a reason")
        }
    }

    /// The gateways' documents in one; nil when one is missing or they cannot be merged, which is reported.
    private func merged(in scope: Scope) -> MergedAPI? {
        let documents = routes.map { scope.document($0.document) }
        var findings: [Finding] = []
        let apis = zip(routes, documents).compactMap { route, document in
            document.flatMap { APIDocument($0, prefix: route.prefix, findings: &findings) }
        }
        defer { scope.report(findings) }
        guard apis.count == routes.count else { return nil }
        return MergedAPI(apis, title: apiName, version: "1.0.0", findings: &findings)
    }

    /// The definition with its integrations. It stands in a template, of whose 1 MB it may take most, indented as it is there.
    private func body(of merged: MergedAPI, in scope: Scope) -> JSON {
        var findings: [Finding] = []
        let limits = GatewayLimits(resources: resourceQuota, bytes: 700_000, layout: .pretty, carrier: "the template of its stack")
        let body = merged.gatewayBody(
            exposure: exposure, validation: validation, limits: limits, allowedOrigin: allowedOrigin, findings: &findings
        ) { integration($0, in: scope) }
        scope.report(findings)
        return body
    }

    /// From names and not from parameters: an API deployment has no property that would renew it when a parameter's value changes.
    private func integration(_ prefix: String, in scope: Scope) -> JSON {
        guard let route = routes.first(where: { $0.prefix == prefix }), let service = scope.service(of: route.function.handle) else {
            return .null
        }
        let function =
            "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:\(scope.naming.name(service)):\(LiveFunction.alias)"
        return [
            "Fn::Sub": .string("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/\(function)/invocations")
        ]
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
