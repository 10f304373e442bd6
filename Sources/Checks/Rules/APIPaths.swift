import Documents
import TemplateReading

extension Rule {
    static let apiPaths = Rule(
        "api-paths", "The paths of a REST API fit into one tree.",
        reason: """
            API Gateway refuses the API: a segment is text or one whole {variable}, a place has one variable with one name, and nothing \
            comes after {proxy+}.
            """,
        url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",
        refused: example("/orders/{order}/lines"), accepted: example("/orders/{id}/lines")
    ) { template, breaches in
        for (path, body) in template.apiBodies {
            var variables: [String: String] = [:]
            for name in body["paths"]?.object?.keys ?? [] where !name.hasPrefix("x-") && !name.hasPrefix("Fn::") {
                func refuse(_ message: String, remedy: String? = nil) { breaches.add(message, at: path + ["paths", name], remedy: remedy) }
                guard name.hasPrefix("/") else {
                    refuse("a path starts with /")
                    continue
                }
                let segments = name.dropFirst().split(separator: "/", omittingEmptySubsequences: true).map(String.init)
                var place = ""
                for (index, segment) in segments.enumerated() {
                    if let problem = APIPath.problem(with: segment) { refuse(problem) }
                    if segment.hasSuffix("+}"), index + 1 < segments.count { refuse("something comes after \(segment)") }
                    if segment.hasPrefix("{") {
                        if let other = variables[place], other != segment {
                            refuse(
                                "\(place.isEmpty ? "/" : place) has a variable \(other) already",
                                remedy: "write \(other) instead of \(segment)")
                        }
                        variables[place] = variables[place] ?? segment
                        // Below, the place is the same whatever the variable is called.
                        place += "/{}"
                    } else {
                        place += "/" + segment
                    }
                }
            }
        }
    }

    private static func example(_ second: String) -> String {
        """
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties:
            Body:
              openapi: 3.0.1
              info: {title: a, version: '1'}
              paths:
                /orders/{id}: {get: {responses: {}, x-amazon-apigateway-integration: {type: mock}}}
                \(second): {get: {responses: {}, x-amazon-apigateway-integration: {type: mock}}}
        """
    }
}

/// Segments of a REST API's paths.
enum APIPath {
    static func problem(with segment: String) -> String? {
        if segment.hasPrefix("{"), segment.hasSuffix("}") {
            let name = segment.dropFirst().dropLast()
            let plain = name.hasSuffix("+") ? name.dropLast() : name
            return plain.isEmpty || !plain.utf8.allSatisfy({ $0.isAlphanumeric || "._-:".utf8.contains($0) })
                ? "\"\(segment)\" names no variable" : nil
        }
        if segment.contains("{") || segment.contains("}") { return "the variable in \"\(segment)\" is not a whole segment" }
        return segment.utf8.allSatisfy { $0.isAlphanumeric || "._-:,~%@$+*()!&=;'".utf8.contains($0) }
            ? nil : "\"\(segment)\" holds a character that no path takes"
    }
}
