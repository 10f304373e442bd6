import Documents

/// OpenAPI 3.1 said in 3.0. What 3.0 cannot say is left out and reported.
struct Downgrade: Rewriter {
    var path: [String] = []
    private let source: Source
    private var findings: [Finding] = []

    static func downgrade(_ root: JSON.Object, source: Source, findings: inout [Finding]) -> JSON.Object {
        var downgrade = Downgrade(source: source)
        let result = downgrade.document(downgrade.rewriteParts(of: root, as: .document) ?? root)
        findings += downgrade.findings
        return result
    }

    private init(source: Source) { self.source = source }

    mutating func rewrite(_ value: JSON, as part: Part) -> JSON? {
        if part == .schema { return schema(value) }
        guard let object = value.object else { return nil }
        if part.mayBeReference, part != .pathItem, let reference = object["$ref"] {
            if object.count == 1 { return nil }
            report("a reference's own \(list(object.keys.filter { $0 != "$ref" })) cannot be said in OpenAPI 3.0", .info)
            return ["$ref": reference]
        }
        var result = rewriteParts(of: object, as: part)
        switch part {
        // OpenAPI 3.1 lets an operation say nothing about its answers; 3.0 wants at least one.
        case .operation where object["responses"]?.object?.isEmpty ?? true:
            if result == nil { result = object }
            result?["responses"] = ["default": ["description": ""]]
        case .securityScheme where object["type"] == "mutualTLS": result = certificate(object)
        default: break
        }
        return result.map(JSON.object)
    }

    private mutating func schema(_ value: JSON) -> JSON? {
        guard let object = value.object else { return value == false ? ["not": [:]] : [:] }
        if object.count == 1, object["$ref"] != nil { return nil }
        var parts = rewriteParts(of: object, as: .schema)
        // Here alone 3.0 takes a boolean.
        if parts != nil, let additional = object["additionalProperties"], additional.bool != nil {
            parts?["additionalProperties"] = additional
        }
        var schema = Schema(parts ?? object)
        if schema.work.isEmpty { return parts.map(JSON.object) }
        schema.downgrade()
        for note in schema.notes {
            findings.append(
                source.finding("openapi-3.0-cannot-say", note.message, at: path + note.path, severity: note.severity, remedy: note.remedy))
        }
        return .object(schema.keywords)
    }

    private mutating func document(_ document: JSON.Object) -> JSON.Object {
        var result = document
        result["openapi"] = "3.0.3"
        result["jsonSchemaDialect"] = nil
        if var info = result["info"]?.object {
            info["summary"] = nil
            if var license = info["license"]?.object {
                license["identifier"] = nil
                info["license"] = .object(license)
            }
            result["info"] = .object(info)
        }
        if let webhooks = result["webhooks"] {
            result["webhooks"] = nil
            result["x-webhooks"] = webhooks
        }
        if result["paths"] == nil { result["paths"] = [:] }
        return result
    }

    /// A client's certificate, which 3.0 does not know as a way to authenticate.
    private func certificate(_ scheme: JSON.Object) -> JSON.Object {
        var result: JSON.Object = ["type": "apiKey", "in": "header", "name": "X-Client-Certificate"]
        for (key, value) in scheme.members where key != "type" { result[key] = value }
        result["x-mutualTLS"] = .object(scheme)
        return result
    }

    private mutating func report(_ message: String, _ severity: Finding.Severity) {
        findings.append(source.finding("openapi-3.0-cannot-say", message, at: path, severity: severity))
    }

    private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
