import Documents

/// Finds what keeps a document from being merged: wrong kinds of values, references to nothing, a version that is not read.
struct Verification: Visitor {
    var path: [String] = []
    private let document: Document
    private var findings: [Finding] = []

    /// Whether parts must move before every reference names a component and every path item stands in its place.
    private var hasPartsToMove = false

    /// - Returns: whether parts must move before every reference names a component and every path item stands in its place.
    static func verify(_ document: Document, prefix: String, findings: inout [Finding]) -> Bool {
        var verification = Verification(document: document)
        verification.verify(prefix: prefix)
        verification.verifyRoot()
        findings += verification.findings
        return verification.hasPartsToMove
    }

    private init(document: Document) { self.document = document }

    private mutating func report(_ rule: String, _ message: String, remedy: String? = nil) {
        findings.append(document.finding(rule, message, at: JSONPointer(path), remedy: remedy))
    }

    private mutating func report(_ rule: String, at key: String, _ message: String, remedy: String? = nil) {
        findings.append(document.finding(rule, message, at: JSONPointer(path + [key]), remedy: remedy))
    }

    private mutating func verify(prefix: String) {
        guard !Route.isPrefix(prefix) else { return }
        report(
            "openapi-bad-prefix", "\"\(prefix)\" cannot be the prefix of paths",
            remedy: "write a slash and letters, digits or one of _ - . , : such as \"/b2b\"")
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
            return report("openapi-version", at: "openapi", "OpenAPI \(version) is not read", remedy: "export the document as 3.0 or 3.1")
        }
        if root["info"]?.object == nil { report("openapi-shape", "the document has no object \"info\"") }
        if root["paths"] == nil, !(version.hasPrefix("3.1.") && root["webhooks"] != nil) {
            report("openapi-shape", "the document has no \"paths\"")
        }
        verifyArray("servers", of: root)
        verifyArray("tags", of: root)
        for tag in root["tags"]?.array ?? [] where tag["name"]?.string == nil { report("openapi-shape", at: "tags", "a tag has no name") }
        verifySecurity(of: root)
        visitParts(of: document.root, as: .document)
    }

    private mutating func verifyArray(_ key: String, of object: JSON.Object) {
        guard let value = object[key], value.array == nil else { return }
        report("openapi-shape", at: key, "an array is expected here, not \(value.article)")
    }

    mutating func visit(misplaced value: JSON, expected: String) {
        report("openapi-shape", "\(expected) is expected here, not \(value.article)")
    }

    mutating func visit(_ value: JSON, as part: Part) {
        guard let object = value.object else {
            if part == .schema, value.bool != nil { return }
            return report("openapi-shape", "\(Self.article(part.rawValue)) is expected here, not \(value.article)")
        }
        if part.mayBeReference, let reference = object["$ref"] { verify(reference: reference, as: part) }
        switch part {
        case .components: if object["pathItems"] != nil { hasPartsToMove = true }
        case .paths:
            for key in object.keys where part.slot(key) == nil && !Part.isExtension(key) {
                report("openapi-shape", at: key, "a path begins with a slash")
            }
        case .operation:
            verifySecurity(of: object)
            verifyArray("tags", of: object)
            if let id = object["operationId"], id.string == nil { report("openapi-shape", at: "operationId", "a string is expected here") }
        case .parameter where object["$ref"] == nil:
            for key in ["name", "in"] where object[key]?.string == nil { report("openapi-shape", "the parameter has no \"\(key)\"") }
        default: break
        }
        visitParts(of: value, as: part)
    }

    private mutating func verifySecurity(of object: JSON.Object) {
        verifyArray("security", of: object)
        for (index, requirement) in (object["security"]?.array ?? []).enumerated() {
            for scheme in requirement.object?.keys ?? [] where document.root["components"]?["securitySchemes"]?[scheme] == nil {
                findings.append(
                    document.finding(
                        "openapi-missing-reference", "the security scheme \"\(scheme)\" does not exist",
                        at: JSONPointer(path) / "security" / index, remedy: "add it to components/securitySchemes"))
            }
        }
    }

    private mutating func verify(reference: JSON, as part: Part) {
        guard let text = reference.string else {
            return report("openapi-shape", at: "$ref", "a reference is a string, not \(reference.article)")
        }
        guard let pointer = Reference(text).pointer else {
            return report(
                "openapi-external-reference", at: "$ref", "\"\(text)\" does not name a place of this document by its path",
                remedy: "bundle what it names into the document, and name it as #/components/…")
        }
        if part == .pathItem { hasPartsToMove = true }
        if case .place = Reference(text) { hasPartsToMove = true }
        var seen: Set<JSONPointer> = []
        var next = pointer
        while true {
            guard let (place, value) = document.root.resolve(next, from: path) else {
                return report("openapi-missing-reference", at: "$ref", "\"\(text)\" names nothing in this document")
            }
            guard seen.insert(place).inserted else {
                return report(
                    "openapi-reference-cycle", at: "$ref", "\"\(text)\" leads back to itself and never to \(Self.article(part.rawValue))")
            }
            guard let object = value.object else {
                if part == .schema, value.bool != nil { return }
                return report("openapi-shape", at: "$ref", "\"\(text)\" names \(value.article), not \(Self.article(part.rawValue))")
            }
            guard object.count == 1, let alias = Reference(in: value)?.pointer else { return }
            next = alias
        }
    }

    static func article(_ noun: String) -> String { "aeio".contains(noun.prefix(1)) ? "an \(noun)" : "a \(noun)" }
}

extension JSON {
    /// What the value is, as a sentence says it.
    fileprivate var article: String { self == .null ? "null" : Verification.article(kind) }

    /// What a reference at `path` names. `#/$defs/…` and `#/definitions/…` are taken from the nearest schema around it that has them:
    /// generators paste whole JSON Schemas into documents.
    func resolve(_ pointer: JSONPointer, from path: [String]) -> (place: JSONPointer, value: JSON)? {
        if let value = self[pointer] { return (pointer, value) }
        guard let first = pointer.tokens.first, first == "$defs" || first == "definitions" else { return nil }
        for count in path.indices.reversed() {
            let place = JSONPointer(path[..<count] + pointer.tokens)
            if let value = self[place] { return (place, value) }
        }
        return nil
    }
}
