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
    ///   - validation: What API Gateway checks of a request before it calls.
    ///   - limits: How much fits; the rest goes to the catch-alls.
    ///   - allowedOrigin: Who may read the errors that API Gateway itself answers (CORS).
    ///   - uri: The integration's URI for a prefix; any JSON that a template may hold.
    public func gatewayBody(
        exposure: Exposure = .documented, validation: RequestValidation = .parameters, limits: GatewayLimits = GatewayLimits(),
        allowedOrigin: String = "*", findings: inout [Finding], uri: (_ prefix: String) -> JSON
    ) -> JSON {
        let integrations = Dictionary(prefixes.map { ($0, Integration.lambda(uri($0))) }) { first, _ in first }
        let routes = Routes(of: self)
        let schemes = SecuritySchemes(of: document)
        var found = exposure == .documented ? routes.findings : []
        let catchAlls = CatchAlls(of: routes.all, schemes: schemes, documents: documents, findings: &found)
        var rendering = GatewayOperations(document: document, schemes: schemes, validation: validation)
        var fitting = Fitting(exposure == .documented ? routes.operations : [], prefixes: prefixes, limits: limits, documents: documents)
        let body = fitting.shrink(limits) { operations in
            rendering = GatewayOperations(document: document, schemes: schemes, validation: validation)
            var paths = GatewayPaths(prefixes: prefixes, integrations: integrations, security: catchAlls.security)
            for routed in operations { paths.add(rendering.render(routed), at: routed) }
            return definition(paths.finish(), rendering, allowedOrigin: allowedOrigin)
        }
        found += fitting.findings + rendering.findings
        found += catchAlls.findings(leaving: routes.all, to: fitting.kept, schemes: schemes, documents: documents)
        for document in documents { document.source.document.locate(&found) }
        findings += found
        return body
    }

    private func definition(_ paths: JSON.Object, _ rendering: GatewayOperations, allowedOrigin: String) -> JSON {
        let info = document["info"] ?? [:]
        var result: JSON.Object = [
            "openapi": "3.0.1", "info": .object(JSON.Object(["title", "version"].compactMap { key in info[key].map { (key, $0) } })),
            "paths": .object(paths),
        ]
        let components = rendering.components()
        if !components.isEmpty { result["components"] = .object(components) }
        result["x-amazon-apigateway-gateway-responses"] = GatewayResponses.readable(by: allowedOrigin)
        if rendering.validates { result["x-amazon-apigateway-request-validators"] = RequestValidation.validators }
        if let types = BinaryMediaTypes.types(of: document) { result["x-amazon-apigateway-binary-media-types"] = types }
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
