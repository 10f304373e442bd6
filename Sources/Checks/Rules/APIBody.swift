import Documents
import TemplateReading

extension Rule {
    static let apiBody = Rule(
        "api-body", "The OpenAPI document of a REST API is one that API Gateway imports.",
        reason: """
            API Gateway refuses the API: it reads OpenAPI 2.0 and 3.0, names models by letters and digits alone, and follows references \
            only to what the document holds.
            """,
        url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html",
        refused: example(version: "3.1.0"), accepted: example(version: "3.0.1")
    ) { template, breaches in
        for (path, body) in template.apiBodies {
            if let version = template.certainText(body["openapi"]) {
                if !version.hasPrefix("3.0") {
                    breaches.add(
                        "OpenAPI \(version) is not imported", at: path + ["openapi"],
                        remedy: "write the document as OpenAPI 3.0: `novialoom openapi merge` does")
                }
            } else if body["openapi"] == nil, body["swagger"] == nil {
                breaches.add("the document does not say which version of OpenAPI it is written in", at: path, remedy: "add openapi: 3.0.1")
            }
            for (place, models) in [(["components", "schemas"], body["components"]?["schemas"]), (["definitions"], body["definitions"])] {
                for name in models?.object?.keys ?? [] where !name.utf8.allSatisfy(\.isAlphanumeric) {
                    breaches.add("a model's name has letters and digits alone, not \"\(name)\"", at: path + place + [name])
                }
            }
            var walk = ReferenceWalk(body: body, path: path)
            walk.visit(.object(body))
            for (place, reference) in walk.dangling {
                breaches.add("\(reference) is not in the document", at: place + ["$ref"])
            }
        }
    }

    private static func example(version: String) -> String {
        """
        Api:
          Type: AWS::ApiGateway::RestApi
          Properties:
            Body:
              openapi: \(version)
              info: {title: a, version: '1'}
              paths: {/: {get: {responses: {}, x-amazon-apigateway-integration: {type: mock}}}}
        """
    }
}

/// References of an OpenAPI document to models that it does not hold.
private struct ReferenceWalk {
    let body: JSON.Object
    var path: [String]
    private(set) var dangling: [(path: [String], reference: String)] = []

    init(body: JSON.Object, path: [String]) {
        self.body = body
        self.path = path
    }

    mutating func visit(_ value: JSON) {
        switch value {
        case .array(let elements): for (index, element) in elements.enumerated() { visit(element, below: String(index)) }
        case .object(let object):
            if let reference = object["$ref"]?.string, isModel(reference), let pointer = JSONPointer(reference.dropFirst()),
                JSON.object(body)[pointer] == nil
            {
                dangling.append((path, reference))
            }
            for (key, value) in object { visit(value, below: key) }
        default: break
        }
    }

    private func isModel(_ reference: String) -> Bool {
        (reference.hasPrefix("#/components/schemas/") || reference.hasPrefix("#/definitions/")) && !reference.contains("%")
    }

    private mutating func visit(_ value: JSON, below key: String) {
        path.append(key)
        visit(value)
        path.removeLast()
    }
}

extension TemplateView {
    /// The OpenAPI documents of REST APIs that are wholly in the template.
    var apiBodies: [(path: [String], body: JSON.Object)] {
        resources(of: "AWS::ApiGateway::RestApi").compactMap { api in
            guard let body = certain(api.properties["Body"])?.object, body["Fn::Transform"] == nil else { return nil }
            return (api.path + ["Body"], body)
        }
    }
}
