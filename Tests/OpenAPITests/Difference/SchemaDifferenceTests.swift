import Documents
import Testing

@testable import OpenAPI

/// A schema that changed, in a request and in a response.
struct SchemaCase: CustomStringConvertible, Sendable {
    var old: String
    var new: String
    /// `where: what`, each with what it means for a request and for a response.
    var changes: [String]
    var request: [APIChange.Breaking]
    var response: [APIChange.Breaking]

    init(
        _ old: String, _ new: String, _ changes: [String], request: [APIChange.Breaking] = [], response: [APIChange.Breaking] = []
    ) {
        self.old = old
        self.new = new
        self.changes = changes
        self.request = request
        self.response = response
    }

    static func narrower(_ old: String, _ new: String, _ change: String) -> Self {
        Self(old, new, [change], request: [.yes], response: [.no])
    }
    static func wider(_ old: String, _ new: String, _ change: String) -> Self { Self(old, new, [change], request: [.no], response: [.yes]) }
    static func both(_ old: String, _ new: String, _ change: String) -> Self { Self(old, new, [change], request: [.yes], response: [.yes]) }
    static func unknown(_ old: String, _ new: String, _ change: String) -> Self {
        Self(old, new, [change], request: [.unknown], response: [.unknown])
    }
    static func same(_ old: String, _ new: String) -> Self { Self(old, new, []) }

    var description: String { "\(old) → \(new)" }
}

@Suite struct SchemaDifferenceTests {
    static let components =
        ##""Color": {"type": "string", "enum": ["red"]}, "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}"##

    /// The changes of a schema in both directions.
    static func changes(_ old: String, _ new: String, _ direction: Direction, versions: (String, String) = ("3.1.0", "3.1.0")) throws
        -> [APIChange]
    {
        func document(_ schema: String, _ version: String) throws -> Document {
            let content = #"{"content": {"a/b": {"schema": \#(schema)}}}"#
            let body = direction == .request ? #""requestBody": \#(content), "responses": {}"# : #""responses": {"200": \#(content)}"#
            let text =
                #"{"openapi": "\#(version)", "info": {}, "paths": {"/p": {"post": {\#(body)}}}, "components": {"schemas": {\#(components)}}}"#
            return try Document(json: Array(text.utf8), file: "api.json")
        }
        var findings: [Finding] = []
        let difference = APIDifference(from: try document(old, versions.0), to: try document(new, versions.1), findings: &findings)
        return try #require(difference, "\(findings)").changes
    }

    private func check(_ test: SchemaCase, versions: (String, String) = ("3.1.0", "3.1.0")) throws {
        for (direction, verdicts) in [(Direction.request, test.request), (.response, test.response)] {
            let changes = try Self.changes(test.old, test.new, direction, versions: versions)
            let place = direction == .request ? "request body a/b" : "response 200 a/b"
            #expect(changes.map { $0.sentence.dropFirst(place.count).drop { $0 == " " } } == test.changes.map { $0[...] }, "\(direction)")
            #expect(changes.map(\.breaking) == verdicts, "\(direction)")
        }
    }

    @Test(arguments: [
        SchemaCase.narrower(#"{"type": "number"}"#, #"{"type": "integer"}"#, ": the type was narrowed"),
        .wider(#"{"type": "integer"}"#, #"{"type": "number"}"#, ": the type was widened"),
        .both(#"{"type": "integer"}"#, #"{"type": "string"}"#, ": the type changed"),
        .narrower("{}", #"{"type": "string"}"#, ": the type was added"),
        .wider(#"{"type": "string"}"#, "{}", ": the type was removed"),
        .wider(#"{"type": "string"}"#, #"{"type": ["string", "null"]}"#, ": null is allowed now"),
        .narrower(#"{"type": ["string", "null"]}"#, #"{"type": "string"}"#, ": null is no longer allowed"),
        .wider(#"{"type": "string"}"#, #"{"type": ["integer", "string"]}"#, ": the type was widened"),
        .narrower(#"{"enum": ["a", "b"]}"#, #"{"enum": ["b"]}"#, #": the value "a" is no longer allowed"#),
        .wider(#"{"enum": ["a"]}"#, #"{"enum": ["b", "a"]}"#, #": the value "b" is allowed now"#),
        .narrower(#"{"type": "string"}"#, #"{"type": "string", "const": "a"}"#, ": only some values are allowed now"),
        .narrower(#"{"minimum": 1}"#, #"{"minimum": 2}"#, ": minimum changed"),
        .wider(#"{"exclusiveMinimum": 1}"#, #"{"minimum": 1}"#, ": minimum changed"),
        .narrower(#"{"maximum": 2.5}"#, #"{"maximum": 2}"#, ": maximum changed"),
        .wider(#"{"maxLength": 3}"#, #"{"maxLength": 4}"#, ": maxLength changed"),
        .narrower(#"{"type": "array"}"#, #"{"type": "array", "minItems": 1}"#, ": minItems was added"),
        .narrower("{}", #"{"pattern": "a"}"#, ": pattern was added"),
        .unknown(#"{"pattern": "a"}"#, #"{"pattern": "b"}"#, ": pattern changed"),
        .narrower(#"{"multipleOf": 2}"#, #"{"multipleOf": 4}"#, ": multipleOf changed"),
        .wider(#"{"format": "int32"}"#, #"{"format": "int64"}"#, ": format changed"),
        .both(#"{"type": "string", "format": "date"}"#, #"{"type": "string", "format": "uuid"}"#, ": format changed"),
        .narrower("{}", #"{"uniqueItems": true}"#, ": items must differ now"),
        .narrower("{}", #"{"additionalProperties": false}"#, ": no other properties are allowed now"),
        .narrower(#"{"additionalProperties": {"minimum": 1}}"#, #"{"additionalProperties": {"minimum": 2}}"#, ".*: minimum changed"),
        .wider(#"{"items": {"maximum": 1}}"#, #"{"items": {"maximum": 2}}"#, "[]: maximum changed"),
        .wider(#"{"prefixItems": [{"maximum": 1}]}"#, #"{"prefixItems": [{"maximum": 2}]}"#, "[0]: maximum changed"),
        .unknown(#"{"not": {"minimum": 1}}"#, #"{"not": {"minimum": 2}}"#, #": cannot tell what a change of "not" does"#),
        .unknown("{}", #"{"madeUp": 1}"#, #": cannot tell what a change of "madeUp" does"#),
    ])
    func `a schema is narrower or wider`(test: SchemaCase) throws { try check(test) }

    @Test(arguments: [
        SchemaCase.narrower(
            #"{"properties": {"a": {}}}"#, #"{"properties": {"a": {}}, "required": ["a"]}"#, ".a: the property is required now"),
        .wider(#"{"properties": {"a": {}}, "required": ["a"]}"#, #"{"properties": {"a": {}}}"#, ".a: the property is no longer required"),
        SchemaCase("{}", #"{"properties": {"a": {}}}"#, [".a: a property was added"], request: [.no], response: [.no]),
        .wider(
            #"{"additionalProperties": false}"#, #"{"properties": {"a": {}}, "additionalProperties": false}"#, ".a: a property was added"),
        .narrower("{}", #"{"properties": {"a": {}}, "required": ["a"]}"#, ".a: a required property was added"),
        SchemaCase(#"{"properties": {"a": {}}}"#, "{}", [".a: the property was removed"], request: [.no], response: [.unknown]),
        SchemaCase(
            #"{"properties": {"a": {}}, "required": ["a"]}"#, "{}", [".a: the required property was removed"], request: [.no],
            response: [.yes]),
        SchemaCase(
            #"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"additionalProperties": false}"#,
            [".a: the property was removed"], request: [.yes], response: [.unknown]),
        SchemaCase(
            #"{"properties": {"a": {"readOnly": true}}}"#, #"{"properties": {"a": {"readOnly": true}}, "required": ["a"]}"#, []),
    ])
    func `properties`(test: SchemaCase) throws {
        guard test.changes.isEmpty else { return try check(test) }
        #expect(try Self.changes(test.old, test.new, .request) == [])
        #expect(try Self.changes(test.old, test.new, .response).map(\.breaking) == [.no])
    }

    @Test(arguments: [
        SchemaCase.same(#"{"anyOf": [{"type": "string"}, {"type": "integer"}]}"#, #"{"anyOf": [{"type": "integer"}, {"type": "string"}]}"#),
        .same(#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#, #"{"type": ["null", "string"]}"#),
        .same(#"{"type": ["integer", "string"]}"#, #"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#),
        .same(##"{"$ref": "#/components/schemas/Color"}"##, #"{"const": "red"}"#),
        .same(##"{"allOf": [{"$ref": "#/components/schemas/Color"}], "description": "x"}"##, #"{"type": "string", "enum": ["red"]}"#),
        .same(#"{"allOf": [{"minimum": 1}, {"maximum": 5}]}"#, #"{"maximum": 5, "minimum": 1}"#),
        .same(#"{"allOf": [{"minimum": 1}, {"maximum": 5}]}"#, #"{"allOf": [{"maximum": 5}, {"minimum": 1}]}"#),
        .same(
            ##"{"$ref": "#/components/schemas/Node"}"##,
            ##"{"properties": {"next": {"$ref": "#/components/schemas/Node"}}, "type": "object"}"##),
        .same(#"{"title": "a", "x-a": 1, "enum": [1]}"#, #"{"title": "b", "enum": [1.0]}"#),
        .wider(#"{"type": "string"}"#, #"{"anyOf": [{"type": "boolean"}, {"type": "string"}]}"#, ": boolean is allowed now"),
        .narrower(
            ##"{"oneOf": [{"$ref": "#/components/schemas/Color"}, {"$ref": "#/components/schemas/Node"}]}"##,
            ##"{"$ref": "#/components/schemas/Node"}"##, ": Color is no longer allowed"),
        .narrower(
            #"{"anyOf": [{"type": "string"}, {"type": "integer"}]}"#,
            #"{"anyOf": [{"type": "integer", "minimum": 3}, {"type": "string"}]}"#, ": minimum was added"),
        .narrower(#"{"allOf": [{"minimum": 1}]}"#, #"{"allOf": [{"minimum": 1}, {"maxLength": 4}]}"#, ": maxLength was added"),
        .narrower("{}", #"{"anyOf": [{"type": "string"}, {"type": "integer"}]}"#, ": anything was allowed, and now one of several is"),
        .narrower(
            #"{"type": "object"}"#, #"{"type": "object", "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, ": a choice was added"),
    ])
    func `what is said in other words is the same`(test: SchemaCase) throws { try check(test) }

    @Test(arguments: [
        SchemaCase.same(#"{"type": "string", "nullable": true}"#, #"{"type": ["string", "null"]}"#),
        .same(
            ##"{"allOf": [{"$ref": "#/components/schemas/Color"}], "nullable": true}"##,
            ##"{"anyOf": [{"$ref": "#/components/schemas/Color"}, {"type": "null"}]}"##),
        .same(#"{"type": "number", "minimum": 1, "exclusiveMinimum": true}"#, #"{"type": "number", "exclusiveMinimum": 1}"#),
        .same(#"{"type": "string", "format": "byte"}"#, #"{"type": "string", "contentEncoding": "base64"}"#),
        .same(##"{"$ref": "#/components/schemas/Color", "maxLength": 1}"##, ##"{"$ref": "#/components/schemas/Color"}"##),
        .wider(#"{"type": "string"}"#, #"{"type": ["string", "null"]}"#, ": null is allowed now"),
    ])
    func `a document of 3.0 becomes one of 3.1`(test: SchemaCase) throws { try check(test, versions: ("3.0.3", "3.1.0")) }

    @Test func `a default matters to those who leave the value out`() throws {
        #expect(try Self.changes(#"{"default": 1}"#, #"{"default": 2}"#, .request).map(\.breaking) == [.unknown])
        #expect(try Self.changes(#"{"default": 1}"#, #"{"default": 2}"#, .response) == [])
    }

    @Test func `a discriminator's property is told`() throws {
        let old = ##"{"oneOf": [{"$ref": "#/components/schemas/Node"}, {"type": "string"}], "discriminator": {"propertyName": "a"}}"##
        #expect(try Self.changes(old, old.replacing("\"a\"", with: "\"b\""), .response).map(\.what) == ["the discriminator changed"])
    }

    @Test func `choices inside choices end`() throws {
        var (old, new) = (#"{"type": "string"}"#, #"{"type": "integer"}"#)
        for level in 0..<40 {
            old = #"{"properties": {"a": {"anyOf": [\#(old), {"type": "boolean"}, {"const": \#(level)}]}}}"#
            new = #"{"properties": {"a": {"anyOf": [{"const": \#(level)}, \#(new), {"type": "boolean"}]}}}"#
        }
        #expect(try !Self.changes(old, new, .request).isEmpty)
    }
}
