import AWS
import CloudFormationModel
import Documents
import OpenAPI

/// One REST API before several gateways: its definition is the merged OpenAPI document of all of them, each under its prefix.
public struct CentralAPI: StagedAPI {
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

    /// Which operations of the documents become routes of their own.
    public typealias Exposure = OpenAPI.Exposure
    /// What API Gateway checks before it calls a function.
    public typealias RequestValidation = OpenAPI.RequestValidation

    public var handle: Handle
    let apiName: String
    let routes: [Route]
    let stageSettings: APIStage
    let allowedOrigin: String
    let exposure: Exposure
    let validation: RequestValidation
    let resourceQuota: Int
    let portal: Portal?

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
        stageSettings = APIStage(requestsPerSecond: requestsPerSecond, burst: burst, logging: logging)
        self.allowedOrigin = allowedOrigin
        self.exposure = exposure
        self.validation = validation
        self.resourceQuota = resourceQuota
        self.portal = portal.map { Portal(folder: $0) }
        self.routes = routes
    }

    public func build(in scope: Scope) {
        APIStage.check(routes.map { ($0.prefix, $0.function) }, in: scope)
        checkBasePaths(in: scope)
        guard let merged = merged(in: scope) else { return }
        let body = body(of: merged, in: scope)
        scope.publish(body, as: "openapi.json")
        portal?.publish(merged, in: scope)
        let api = scope.add(
            ApiGateway.RestApi(
                body: Untyped(body), description: Value("API of \(scope.naming.app)"), endpointConfiguration: .init(types: ["REGIONAL"]),
                name: Value(apiName)))
        stageSettings.add(to: scope, of: api)
        for route in routes {
            scope.add(
                "Invoke" + Naming.pascal(route.prefix),
                APIStage.permission(for: route.function, api, paths: "*\(route.prefix)*", in: scope))
        }
    }

    /// A function that was told another path than that of its route would find none of its own.
    private func checkBasePaths(in scope: Scope) {
        for route in routes {
            guard let basePath = route.function.basePath, basePath != route.prefix else { continue }
            scope.report(
                "api-base-path", "\(route.prefix) is answered by a function that answers at \(basePath)",
                remedy: "give the route and the function's row the same path")
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
        ) { prefix in
            routes.first { $0.prefix == prefix }?.function.integrationURI(in: scope) ?? .null
        }
        scope.report(findings)
        return body
    }
}
