import Documents
import Testing

@testable import OpenAPI

/// What 3.0 cannot say is left out, so that a schema allows more. Where that would make the schema around it allow less, that one gives way.
@Suite struct ReversalTests {
    private func settled(_ schema: String, with components: String = "") throws -> (schema: JSON, pointers: [String]) {
        var findings: [Finding] = []
        let document = try #require(
            try read(
                ##""components": {"schemas": {"S": \##(schema), "Pair": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}]}\##(components)}}"##,
                findings: &findings))
        let warnings = findings.filter { $0.severity == .warning }
        #expect(warnings.allSatisfy { $0.rule == "openapi-3.0-cannot-say" && $0.position != nil }, "\(warnings)")
        return (try #require(document.root["components"]?["schemas"]?["S"]), warnings.compactMap { $0.path?.description })
    }

    @Test(
        "not goes, with a warning, where what it refuses loses a restriction",
        arguments: [
            #"{"prefixItems": [{"type": "string"}, {"type": "number"}]}"#, #"{"if": {}, "then": {}}"#, #"{"contains": {}}"#,
            #"{"patternProperties": {"^a": {"type": "string"}}}"#, #"{"propertyNames": {}}"#, #"{"dependentRequired": {}}"#,
            #"{"dependentSchemas": {}}"#, #"{"unevaluatedProperties": false}"#, #"{"unevaluatedItems": false}"#,
            #"{"properties": {"a": {"items": {"contains": {}}}}}"#, #"{"not": {"contains": {}}}"#,
            ##"{"$ref": "#/components/schemas/Pair"}"##,
            ##"{"allOf": [{"properties": {"a": {"$ref": "#/components/schemas/Pair"}}}]}"##, #"{"exclusiveMinimum": "x"}"#,
        ])
    func dropsNot(inner: String) throws {
        let (schema, pointers) = try settled(#"{"title": "T", "not": \#(inner)}"#)
        #expect(schema == ["title": "T"])
        #expect(pointers.contains("/components/schemas/S/not"))
    }

    @Test(
        "not stays where nothing is lost",
        arguments: [
            (#"{"const": 1}"#, #"{"enum": [1]}"#), (#"{"$comment": "C", "type": "string"}"#, #"{"type": "string"}"#),
            (#"{"prefixItems": [{"type": "string"}], "items": {"type": "string"}}"#, #"{"items": {"type": "string"}}"#),
            (#"{"patternProperties": {}, "type": "object"}"#, #"{"type": "object"}"#),
        ])
    func keepsNot(inner: String, expected: String) throws {
        let (schema, pointers) = try settled(#"{"not": \#(inner)}"#)
        #expect(schema == ["not": try JSON(expected)])
        #expect(pointers == [])
    }

    @Test("oneOf becomes anyOf where a branch loses what tells it apart") func opensChoice() throws {
        let branches = ##"[{"$ref": "#/components/schemas/Pair"}, {"type": "array", "items": {"type": "integer"}}]"##
        let (schema, pointers) = try settled(#"{"oneOf": \#(branches)}"#)
        #expect(schema == ["anyOf": try JSON(branches)])
        #expect(pointers == ["/components/schemas/S/oneOf"])
        #expect(
            try settled(#"{"anyOf": [{"minItems": 1}], "oneOf": \#(branches)}"#).schema
                == ["anyOf": [["minItems": 1]], "allOf": [["anyOf": JSON(branches)]]])
    }

    @Test("oneOf stays where the types of its branches tell them apart") func keepsChoice() throws {
        let branches = ##"[{"$ref": "#/components/schemas/Pair"}, {"type": "integer"}, {"type": ["string", "boolean"]}]"##
        let (schema, pointers) = try settled(#"{"oneOf": \#(branches)}"#)
        #expect(schema["oneOf"]?.array?.count == 3)
        #expect(pointers == [])
    }

    @Test("what gives way behind a reference makes others give way") func followsReferences() throws {
        let (schema, pointers) = try settled(
            ##"{"not": {"$ref": "#/components/schemas/Further"}}"##,
            with:
                ##", "Choice": {"oneOf": [{"$ref": "#/components/schemas/Pair"}, {"items": {}}]}, "Further": {"properties": {"c": {"$ref": "#/components/schemas/Choice"}}}"##
        )
        #expect(schema == [:])
        #expect(pointers == ["/components/schemas/Choice/oneOf", "/components/schemas/S/not"])
    }

    @Test(
        "oneOf a reference and null allows null only where the reference does not",
        arguments: [
            (#"{"type": "string"}"#, true), (#"{"type": ["string", "null"]}"#, false), (#"{"enum": ["a", null]}"#, false), ("{}", false),
            (#"{"anyOf": [{"type": "integer"}, {"type": "null"}]}"#, false), (#"{"not": {"type": "null"}}"#, true),
            (#"{"allOf": [{}, {"const": 1}]}"#, true), (##"{"$ref": "#/components/schemas/Maybe"}"##, false),
            (#"{"if": {"type": "null"}, "then": false}"#, true), (#"{"oneOf": [{"type": "null"}, {"const": null}]}"#, true),
        ])
    func tellsNull(target: String, allows: Bool) throws {
        let (schema, _) = try settled(
            ##"{"oneOf": [{"$ref": "#/components/schemas/T"}, {"type": "null"}]}"##,
            with: #", "Maybe": {"type": ["string", "null"]}, "T": \#(target)"#)
        let reference: JSON = ["$ref": "#/components/schemas/T"]
        #expect(
            schema == (allows ? ["allOf": [reference], "nullable": true] : ["oneOf": [reference, ["nullable": true, "enum": [.null]]]]))
    }
}
