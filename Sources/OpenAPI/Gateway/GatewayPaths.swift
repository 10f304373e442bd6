import Documents

/// The gateway's tree of resources, as paths. Each resource under a prefix passes on every method (`ANY`), so that preflights, wrong
/// methods and what no document names reach the gateway's function as well.
struct GatewayPaths {
    private let prefixes: [String]
    private let integrations: [String: JSON]
    /// What the catch-alls ask of a caller, by prefix.
    private let security: [String: JSON]
    private var paths = JSON.Object()

    init(prefixes: [String], integrations: [String: JSON], security: [String: JSON] = [:]) {
        self.prefixes = prefixes
        self.integrations = integrations
        self.security = security
        for prefix in prefixes { pass(on: prefix, to: prefix) }
    }

    mutating func add(_ operation: JSON.Object, at routed: RoutedOperation) {
        var path = routed.prefix
        for segment in routed.route.segments.dropFirst(Route(routed.prefix).segments.count) {
            path += "/" + segment.description
            pass(on: path, to: routed.prefix)
        }
        var result = operation
        result["x-amazon-apigateway-integration"] = integrations[routed.prefix]
        var item = paths[path]?.object ?? [:]
        item[routed.method] = .object(result)
        paths[path] = .object(item)
    }

    /// All paths, with the catch-alls.
    mutating func finish() -> JSON.Object {
        let proxy: JSON = ["name": "proxy", "in": "path", "required": true, "schema": ["type": "string"]]
        for prefix in prefixes { pass(on: "\(prefix)/{proxy+}", to: prefix, parameters: [proxy]) }
        return paths
    }

    private mutating func pass(on path: String, to prefix: String, parameters: [JSON] = []) {
        guard paths[path] == nil, let integration = integrations[prefix] else { return }
        var method = JSON.Object()
        if !parameters.isEmpty { method["parameters"] = .array(parameters) }
        method["responses"] = [:]
        method["x-amazon-apigateway-integration"] = integration
        guard let security = security[prefix] else {
            paths[path] = ["x-amazon-apigateway-any-method": .object(method)]
            return
        }
        // A browser asks before it calls, and cannot say who it is: preflights go through.
        let preflight = method
        method["security"] = security
        paths[path] = ["options": .object(preflight), "x-amazon-apigateway-any-method": .object(method)]
    }
}
