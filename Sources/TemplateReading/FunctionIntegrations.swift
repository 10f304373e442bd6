import Documents

/// A place where an API calls a function of the template.
package struct FunctionIntegration {
    package let function: TemplateView.Resource
    package let isREST: Bool
    package let milliseconds: JSON?
    /// Whether the API takes a role to call the function.
    package let hasCredentials: Bool
    /// From the template's root.
    package let path: [String]
}

extension TemplateView {
    /// The functions of the template that APIs call.
    package func findFunctionIntegrations() -> [FunctionIntegration] {
        if resources(of: "AWS::Lambda::Function").isEmpty { return [] }
        // An API calls few functions from many places.
        var functions: [JSON: Resource?] = [:]
        var found: [FunctionIntegration] = []
        func add(_ uri: JSON?, _ milliseconds: JSON?, credentials: JSON?, isREST: Bool, at path: [String]) {
            guard let uri else { return }
            let known = functions[uri] ?? function(calledBy: uri)
            functions[uri] = .some(known)
            guard let function = known else { return }
            found.append(
                FunctionIntegration(
                    function: function, isREST: isREST, milliseconds: milliseconds, hasCredentials: credentials != nil, path: path))
        }
        for method in resources(of: "AWS::ApiGateway::Method") {
            for (path, integration) in objects(at: "Integration", in: method) {
                add(integration["Uri"], integration["TimeoutInMillis"], credentials: integration["Credentials"], isREST: true, at: path)
            }
        }
        for integration in resources(of: "AWS::ApiGatewayV2::Integration") {
            let properties = integration.properties
            add(
                properties["IntegrationUri"], properties["TimeoutInMillis"], credentials: properties["CredentialsArn"], isREST: false,
                at: integration.path)
        }
        for (type, isREST) in [("AWS::ApiGateway::RestApi", true), ("AWS::ApiGatewayV2::Api", false)] {
            for api in resources(of: type) {
                for (path, operation) in objects(at: "Body", "paths", "*", "*", "x-amazon-apigateway-integration", in: api) {
                    add(operation["uri"], operation["timeoutInMillis"], credentials: operation["credentials"], isREST: isREST, at: path)
                }
            }
        }
        return found
    }

    private func function(calledBy uri: JSON) -> Resource? {
        if let function = function(of: uri) { return function }
        if let function = functionNamed(in: uri) { return function }
        // …:function:NAME/invocations, with the name written out.
        for text in text(of: uri).constants {
            guard
                let name = text.split(separator: "/").first(where: {
                    $0.hasPrefix("function:") || $0.split(separator: ":").contains("function")
                })
            else { continue }
            let parts = name.split(separator: ":").map(String.init)
            if let at = parts.firstIndex(of: "function"), at + 1 < parts.count {
                return target(of: .string(parts[at + 1]), type: "AWS::Lambda::Function", name: "FunctionName")
            }
        }
        return nil
    }

    /// The function that a text such as `${Function}:live` names.
    package func functionNamed(in value: JSON?) -> Resource? {
        guard let value else { return nil }
        for reference in References.all(in: value) {
            switch reference.target {
            case .name(let name), .attribute(let name, _):
                if let function = function(of: .object(["Ref": .string(name)])) { return function }
            case .condition, .mapping: break
            }
        }
        return nil
    }
}
