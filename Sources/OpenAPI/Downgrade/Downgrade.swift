import Documents

/// OpenAPI 3.1 said in 3.0. What 3.0 cannot say is left out and reported.
struct Downgrade: Rewriter {
    var path: [String] = []
    private let source: Source
    /// The document as it is in 3.1, every reference in it naming a component.
    private let root: JSON
    private var findings: [Finding] = []
    private var widening = Widening()

    static func downgrade(_ root: JSON.Object, source: Source, findings: inout [Finding]) -> JSON.Object {
        var downgrade = Downgrade(root: .object(root), source: source)
        var result = downgrade.document(downgrade.rewriteParts(of: root, as: .document) ?? root)
        findings += downgrade.findings
        Reversals.settle(&result, widened: downgrade.widening.components, source: source, findings: &findings)
        return result
    }

    private init(root: JSON, source: Source) {
        self.root = root
        self.source = source
    }

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
        case .mediaType, .parameter, .header:
            // In 3.0 one excludes the other.
            guard let example = object["example"], var examples = object["examples"]?.object else { break }
            var taken = Set(examples.keys)
            examples[Name.unique("example", taken: &taken)] = ["value": example]
            if result == nil { result = object }
            result?["example"] = nil
            result?["examples"] = .object(examples)
        default: break
        }
        return result.map(JSON.object)
    }

    private mutating func schema(_ value: JSON) -> JSON? {
        guard let object = value.object else { return value == false ? ["not": [:]] : [:] }
        if object.count == 1, object["$ref"] != nil { return nil }
        let mark = widening.mark
        var parts = rewriteParts(of: object, as: .schema)
        // Here alone 3.0 takes a boolean.
        if parts != nil, let additional = object["additionalProperties"], additional.bool != nil {
            parts?["additionalProperties"] = additional
        }
        let widened = widening.mark > mark ? widening.take(since: mark, at: path) : []
        if !widened.isEmpty {
            var settled = parts ?? object
            let done = Widening.settle(&settled, widened: widened, in: root)
            for (keyword, message) in done {
                findings.append(source.finding("openapi-3.0-cannot-say", message, at: path + [keyword], severity: .warning))
            }
            if !done.isEmpty { parts = settled }
        }
        if object["default"] == .null, !NullRule.allowsNull(value, in: root) {
            if parts == nil { parts = object }
            parts?["default"] = nil
            findings.append(
                source.finding(
                    "openapi-3.0-cannot-say", "null is no valid value here, and so no default; it was left out", at: path + ["default"],
                    severity: .warning))
        }
        var schema = Schema(parts ?? object, isNullTakenTwice: isNullTakenTwice(in: object))
        schema.downgrade()
        if !widened.isEmpty || schema.isWidened { widening.add(path) }
        if schema.isAsItWas { return parts.map(JSON.object) }
        for note in schema.notes {
            findings.append(
                source.finding("openapi-3.0-cannot-say", note.message, at: path + note.path, severity: note.severity, remedy: note.remedy))
        }
        return .object(schema.keywords)
    }

    /// Of `oneOf` only one branch may allow null.
    private func isNullTakenTwice(in schema: JSON.Object) -> Bool {
        guard let branches = schema["oneOf"]?.array, branches.contains(where: { $0["type"] == "null" || $0["const"] == .null }) else {
            return false
        }
        return branches.count { NullRule.allowsNull($0, in: root) } > 1
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
