import AWS
import CloudFormationModel
import Documents
import OpenAPI

/// A REST API whose routes are a table, each with the function that answers it: no outside document is needed. API Gateway answers
/// `OPTIONS` itself, by the same declaration of CORS that the functions get as `ALLOWED_ORIGIN`.
public struct RestAPI: StagedAPI {
    /// A method of HTTP; `OPTIONS` is answered by API Gateway itself.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
        case head = "HEAD"
    }

    /// A method of a path, and what answers it.
    public struct Route: Sendable {
        let method: Method
        let path: String
        let function: LiveFunction

        /// - Parameter path: `/runs/{id}`.
        public init(_ method: Method, _ path: String, to function: LiveFunction) {
            self.method = method
            self.path = path
            self.function = function
        }
    }

    /// Which origin may call the API from a browser, and with which headers.
    public typealias CORS = OpenAPI.CORS

    public var handle: Handle
    let cors: CORS
    let routes: [Route]
    let stageSettings: APIStage

    /// - Parameter requestsPerSecond: what all callers together may send on average; `burst` at once.
    public init(
        cors: CORS, requestsPerSecond: Int, burst: Int, logging: Logging, _ routes: [Route],
        file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("RestAPI", file: file, line: line)
        self.cors = cors
        self.routes = routes
        stageSettings = APIStage(requestsPerSecond: requestsPerSecond, burst: burst, logging: logging)
    }

    public func build(in scope: Scope) {
        // Of a function in the same template, check says so.
        let elsewhere = routes.filter { !scope.holds($0.function.target) }
        APIStage.check(elsewhere.map { ("\($0.method.rawValue) \($0.path)", $0.function) }, in: scope)
        let name = scope.name(.restAPI)
        let table = RouteTable(
            title: name, cors: cors, routes.map { .init($0.method.rawValue, $0.path, uri: $0.function.integrationURI(in: scope) ?? .null) })
        for problem in table.problems { scope.report("api-route", problem, remedy: "change the table of routes") }
        let body = table.body
        scope.publish(body, as: "openapi.json")
        let api = scope.add(
            ApiGateway.RestApi(
                body: Untyped(body), description: Value("API of \(scope.naming.app)"), endpointConfiguration: .init(types: ["REGIONAL"]),
                name: Value(name)))
        stageSettings.add(to: scope, of: api)
        var allowed: Set<Handle> = []
        for route in routes where allowed.insert(route.function.handle).inserted {
            guard let service = scope.service(of: route.function.handle) else { continue }
            scope.add("Invoke" + Naming.pascal(service), APIStage.permission(for: route.function, api, paths: "*", in: scope))
        }
    }
}

extension RestAPI.CORS {
    /// What a function behind the API needs to know: answers by proxy carry their own headers.
    public var variables: [String: String] { ["ALLOWED_ORIGIN": origin] }
}
