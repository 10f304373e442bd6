import Documents

/// Finds what keeps a document from being merged: wrong kinds of values, references to nothing, a version that is not read.
struct Verification: Visitor {
    var path: [String] = []
    let document: Document
    private var findings: [Finding] = []
    /// References to components that need no second look; those that are wrong are reported wherever they stand.
    var verified: [String: Part] = [:]
    /// Whether parts must move before every reference names a component and every path item stands in its place.
    var hasPartsToMove = false

    /// - Returns: whether parts must move before every reference names a component and every path item stands in its place.
    static func verify(_ document: Document, prefix: String, findings: inout [Finding]) -> Bool {
        var verification = Verification(document: document)
        verification.verify(prefix: prefix)
        verification.verifyRoot()
        findings += verification.findings
        return verification.hasPartsToMove
    }

    private init(document: Document) { self.document = document }

    mutating func report(_ rule: String, _ message: String, at keys: String..., remedy: String? = nil) {
        findings.append(Finding(rule, message, file: document.file, path: JSONPointer(path + keys), remedy: remedy))
    }

    private mutating func verify(prefix: String) {
        guard !Route.isPrefix(prefix) else { return }
        findings.append(
            Finding(
                "openapi-bad-prefix", "\"\(prefix)\" cannot be the prefix of paths", file: document.file,
                remedy: "write a slash and letters, digits or one of _ - . , : such as \"/b2b\""))
    }

    private mutating func verifyRoot() {
        guard let root = document.root.object else {
            return report("openapi-shape", "an OpenAPI document is an object, not \(document.root.article)")
        }
        guard let version = root["openapi"]?.string else {
            let remedy = root["swagger"] == nil ? "add \"openapi\": \"3.1.0\"" : "convert Swagger 2.0 to OpenAPI 3.0 first"
            return report("openapi-version", "the document does not say that it is OpenAPI 3.0 or 3.1", remedy: remedy)
        }
        guard version.hasPrefix("3.0.") || version.hasPrefix("3.1.") else {
            return report(
                "openapi-version", "OpenAPI \(version) is not read", at: "openapi", remedy: "export the document as 3.0 or 3.1")
        }
        if root["info"]?.object == nil { report("openapi-shape", "the document has no object \"info\"") }
        // 3.1 lets a document be a collection of webhooks or components.
        if root["paths"] == nil, !version.hasPrefix("3.1.") || root["webhooks"] == nil && root["components"] == nil {
            report("openapi-shape", "the document has no \"paths\"")
        }
        verifyArray("servers", of: root)
        verifyArray("tags", of: root)
        for tag in root["tags"]?.array ?? [] where tag["name"]?.string == nil {
            report("openapi-shape", "a tag has no name", at: "tags")
        }
        verifySecurity(of: root)
        visitParts(of: document.root, as: .document)
    }

    private mutating func verifyArray(_ key: String, of object: JSON.Object) {
        guard let value = object[key], value.array == nil else { return }
        report("openapi-shape", "an array is expected here, not \(value.article)", at: key)
    }

    mutating func visit(misplaced value: JSON, expected: String) {
        report("openapi-shape", "\(expected) is expected here, not \(value.article)")
    }

    mutating func visit(_ value: JSON, as part: Part) {
        guard let object = value.object else {
            if part == .schema, value.bool != nil { return }
            return report("openapi-shape", "\(Self.article(part.rawValue)) is expected here, not \(value.article)")
        }
        if let reference = object["$ref"] {
            if part.mayBeReference {
                verify(reference: reference, as: part)
            } else {
                report("openapi-shape", "a reference cannot stand in the place of \(Self.article(part.rawValue))", at: "$ref")
            }
        }
        switch part {
        case .components: if object["pathItems"] != nil { hasPartsToMove = true }
        case .paths:
            for key in object.keys where part.slot(key) == nil && !Part.isExtension(key) {
                report("openapi-shape", "a path begins with a slash", at: key)
            }
        case .operation:
            verifySecurity(of: object)
            verifyArray("tags", of: object)
            if let id = object["operationId"], id.string == nil {
                report("openapi-shape", "a string is expected here", at: "operationId")
            }
        case .schema:
            if let type = object["type"] { verify(type: type) }
            for (value, target) in object["discriminator"]?["mapping"]?.object?.members ?? [] {
                verify(place: target, at: "discriminator", "mapping", value)
            }
        case .link: if let operation = object["operationRef"] { verify(place: operation, at: "operationRef") }
        case .parameter where object["$ref"] == nil:
            for key in ["name", "in"] where object[key]?.string == nil { report("openapi-shape", "the parameter has no \"\(key)\"") }
        default: break
        }
        visitParts(of: value, as: part)
    }

    /// What names a place of this document outside of a `$ref` must name one too.
    private mutating func verify(place: JSON, at keys: String...) {
        guard let text = place.string, text.hasPrefix("#"), let pointer = Reference(text).pointer, document.root[pointer] == nil else {
            return
        }
        path += keys
        report("openapi-missing-reference", "\"\(text)\" names nothing in this document")
        path.removeLast(keys.count)
    }

    private mutating func verify(type: JSON) {
        if type.string != nil { return }
        guard let names = type.array else {
            return report("openapi-shape", "a type is a name or an array of names, not \(type.article)", at: "type")
        }
        guard let index = names.firstIndex(where: { $0.string == nil }) else { return }
        report(
            "openapi-shape", "a type is a name, not \(names[index].article)", at: "type", String(index),
            remedy: names[index] == .null ? "put quotes around \"null\"" : nil)
    }

    private mutating func verifySecurity(of object: JSON.Object) {
        verifyArray("security", of: object)
        for (index, requirement) in (object["security"]?.array ?? []).enumerated() {
            for scheme in requirement.object?.keys ?? [] where document.root["components"]?["securitySchemes"]?[scheme] == nil {
                report(
                    "openapi-missing-reference", "the security scheme \"\(scheme)\" does not exist", at: "security", String(index),
                    remedy: "add it to components/securitySchemes")
            }
        }
    }

    static func article(_ noun: String) -> String { "aeio".holds(noun.prefix(1)) ? "an \(noun)" : "a \(noun)" }
}

extension JSON {
    /// What the value is, as a sentence says it.
    var article: String { self == .null ? "null" : Verification.article(kind) }
}
