import Documents

/// How much of a merged API a gateway is told.
public enum Exposure: Sendable {
    /// Every operation that API Gateway can route, and catch-alls for the rest.
    case documented
    /// The catch-alls alone.
    case proxyOnly
}

extension MergedAPI {
    /// The definition that API Gateway imports (a REST API's `Body`): every call under a prefix goes to the Lambda behind it.
    /// - Parameters:
    ///   - allowedOrigin: Who may read the errors that API Gateway itself answers (CORS).
    ///   - uri: The integration's URI for a prefix; any JSON that a template may hold.
    public func gatewayBody(
        exposure: Exposure = .documented, allowedOrigin: String = "*", findings: inout [Finding], uri: (_ prefix: String) -> JSON
    ) -> JSON {
        let integrations = Dictionary(prefixes.map { ($0, Integration.lambda(uri($0))) }) { first, _ in first }
        var rendering = GatewayOperations(document: document)
        var paths = GatewayPaths(prefixes: prefixes, integrations: integrations)
        var found: [Finding] = []
        if exposure == .documented {
            let routes = Routes(of: self)
            found = routes.findings
            for routed in routes.operations { paths.add(rendering.render(routed), at: routed) }
        }
        found += rendering.findings(documents: documents)
        let info = document["info"] ?? [:]
        var result: JSON.Object = [
            "openapi": "3.0.1", "info": .object(JSON.Object(["title", "version"].compactMap { key in info[key].map { (key, $0) } })),
            "paths": .object(paths.finish()),
        ]
        let components = rendering.components()
        if !components.isEmpty { result["components"] = .object(components) }
        result["x-amazon-apigateway-gateway-responses"] = GatewayResponses.readable(by: allowedOrigin)
        if let types = BinaryMediaTypes.types(of: document) { result["x-amazon-apigateway-binary-media-types"] = types }
        for document in documents { document.source.document.locate(&found) }
        findings += found + Quotas.findings(resources: paths.resources, body: .object(result))
        return .object(result)
    }
}

/// What stands between a method and the Lambda function that answers it.
enum Integration {
    /// API Gateway waits 29 seconds at most. A Lambda function is invoked by POST, whatever the method is.
    static func lambda(_ uri: JSON) -> JSON {
        [
            "type": "aws_proxy", "httpMethod": "POST", "uri": uri, "passthroughBehavior": "when_no_match", "timeoutInMillis": 29_000,
        ]
    }
}

/// What API Gateway itself answers (throttled, refused, timed out): without CORS headers a browser hides even the status.
enum GatewayResponses {
    static func readable(by origin: String) -> JSON {
        let parameters: JSON = [
            "gatewayresponse.header.Access-Control-Allow-Origin": .string("'\(origin)'"),
            "gatewayresponse.header.Access-Control-Expose-Headers": "'x-amzn-requestid,x-amzn-errortype'",
        ]
        return ["DEFAULT_4XX": ["responseParameters": parameters], "DEFAULT_5XX": ["responseParameters": parameters]]
    }
}
