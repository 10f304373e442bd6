import Documents

/// Operations as API Gateway imports them: parameters by name and type, models of JSON bodies, nothing that only people read.
struct GatewayOperations {
    private let document: JSON
    private var models: Models
    private let schemes: SecuritySchemes
    private let validation: RequestValidation
    private var hasUndeclared = false
    /// Whether any operation names a validator.
    private(set) var validates = false
    private var unchecked = 0

    init(document: JSON, schemes: SecuritySchemes, validation: RequestValidation) {
        self.document = document
        self.schemes = schemes
        self.validation = validation
        models = Models(document: document)
    }

    mutating func render(_ routed: RoutedOperation) -> JSON.Object {
        let source = routed.operation
        var result = JSON.Object()
        for key in ["operationId", "summary"] { result[key] = source[key] }
        let parameters = parameters(of: routed)
        if !parameters.isEmpty { result["parameters"] = .array(parameters) }
        let name = Name.alphanumeric(source["operationId"]?.string ?? "\(routed.method)\(routed.route.path)")
        if let body = source["requestBody"].map(document.resolved), !["get", "head"].contains(routed.method),
            let content = content(of: body, name: name + "Request")
        {
            var rendered: JSON.Object = ["content": content]
            rendered["required"] = body["required"]
            result["requestBody"] = .object(rendered)
        }
        if let validator = validator(of: result, source["requestBody"], parameters) {
            result["x-amazon-apigateway-request-validator"] = .string(validator)
            validates = true
        }
        result["responses"] = responses(of: source, name: name)
        if let security = schemes.requirements(of: source) { result["security"] = security }
        for (key, value) in source.members where key.hasPrefix("x-amazon-apigateway-") && key != "x-amazon-apigateway-integration" {
            result[key] = value
        }
        return result
    }

    func components() -> JSON.Object {
        var result = JSON.Object()
        let schemas = models.schemas()
        if !schemas.isEmpty { result["schemas"] = .object(schemas) }
        if !schemes.kept.isEmpty { result["securitySchemes"] = .object(schemes.kept) }
        return result
    }

    /// One finding for each kind of thing that the gateway is not told, not one an operation.
    var findings: [Finding] {
        var findings: [Finding] = []
        if let message = schemes.note { findings.append(Finding("gateway-security", message, severity: .info)) }
        if hasUndeclared {
            findings.append(
                Finding(
                    "gateway-parameters",
                    "API Gateway is not told of cookies and of parameters whose names it does not take; it passes them on",
                    severity: .info))
        }
        if unchecked > 0 {
            findings.append(
                Finding(
                    "gateway-validation",
                    "API Gateway does not check the bodies of \(unchecked) operations: it has no words for all that they may be, or they may be left out",
                    severity: .info))
        }
        return findings
    }

    /// The validator that an operation names; nil where there is nothing to check.
    private mutating func validator(of operation: JSON.Object, _ body: JSON?, _ parameters: [JSON]) -> String? {
        if validation == .bodies, operation["requestBody"] != nil, let body = body.map(document.resolved) {
            let schemas = (body["content"]?.object?.members ?? []).filter { BinaryMediaTypes.isJSON($0.key) }.compactMap {
                $0.value["schema"]
            }
            if body["required"] == true, Fidelity.allows(schemas, in: document) { return "bodies" }
            unchecked += 1
        }
        let checks = validation != .none && parameters.contains { $0["in"] == "query" && $0["required"] == true }
        return checks ? "parameters" : nil
    }

    private mutating func parameters(of routed: RoutedOperation) -> [JSON] {
        var result: [JSON] = []
        var declared: Set<String> = []
        let variables = routed.route.variables
        for parameter in (routed.operation["parameters"]?.array ?? []).map(document.resolved) {
            guard var name = parameter["name"]?.string, let place = parameter["in"]?.string else { continue }
            if place == "path" {
                name = routed.variables[name] ?? name
                guard variables.contains(name), declared.insert(name).inserted else { continue }
            } else if !["query", "header"].contains(place) || !Self.isParameterName(name) {
                hasUndeclared = true
                continue
            }
            var rendered: JSON.Object = ["name": .string(name), "in": .string(place)]
            let schema = document.resolved(parameter["schema"] ?? [:])
            rendered["required"] = place == "path" ? true : validation.requires(parameter, schema).map(JSON.bool)
            rendered["description"] = parameter["description"]
            rendered["schema"] = type(of: schema)
            result.append(.object(rendered))
        }
        return result
            + variables.filter { !declared.contains($0) }
            .map { ["name": .string($0), "in": "path", "required": true, "schema": ["type": "string"]] }
    }

    /// API Gateway builds mapping expressions of parameters' names.
    private static func isParameterName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { Name.isAlphanumeric($0) || "._$-".utf8.contains($0) }
    }

    private func type(of schema: JSON) -> JSON {
        switch schema["type"]?.string {
        case "array": ["type": "array", "items": ["type": "string"]]
        case let type? where ["string", "integer", "number", "boolean"].contains(type): ["type": .string(type)]
        default: ["type": "string"]
        }
    }

    private mutating func responses(of operation: JSON.Object, name: String) -> JSON {
        var result = JSON.Object()
        for (status, response) in operation["responses"]?.object?.members ?? [] where Int(status).map({ (100...599).contains($0) }) ?? false
        {
            let response = document.resolved(response)
            var rendered: JSON.Object = ["description": response["description"] ?? ""]
            let headers = (response["headers"]?.object?.members ?? []).filter { Self.isParameterName($0.key) }
            if !headers.isEmpty {
                rendered["headers"] = .object(JSON.Object(headers.map { ($0.key, ["schema": ["type": "string"]]) }))
            }
            if let content = content(of: response, name: "\(name)\(status)") { rendered["content"] = content }
            result[status] = .object(rendered)
        }
        return result.isEmpty ? ["200": ["description": ""]] : .object(result)
    }

    /// The models of what is JSON; API Gateway cannot look into anything else.
    private mutating func content(of body: JSON, name: String) -> JSON? {
        var result = JSON.Object()
        for (mediaType, media) in body["content"]?.object?.members ?? [] where BinaryMediaTypes.isJSON(mediaType) {
            guard let schema = media["schema"], schema != [:] else { continue }
            result[mediaType] = ["schema": models.reference(to: schema, name: name)]
        }
        return result.isEmpty ? nil : .object(result)
    }
}
