import Documents
import Testing

@testable import OpenAPI

@Suite struct DowngradeTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var from: String
        var to: String
        var testDescription: String { name }

        init(_ name: String, _ from: String, _ to: String) { (self.name, self.from, self.to) = (name, from, to) }
    }

    @Test("a schema of 3.1 means in 3.0 what it meant", arguments: types + null + values + bounds + arrays + objects)
    func downgradesSchema(row: Row) throws {
        #expect(try downgraded(row.from).schema == JSON(row.to))
    }

    static let types = [
        Row("one type stays", #"{"type": "string"}"#, #"{"type": "string"}"#),
        Row("a list of one", #"{"type": ["string"]}"#, #"{"type": "string"}"#),
        Row("two types", #"{"type": ["string", "boolean"]}"#, #"{"anyOf": [{"type": "string"}, {"type": "boolean"}]}"#),
        Row(
            "keywords move into the branch of their type",
            #"{"type": ["string", "integer", "array"], "title": "T", "minLength": 1, "minimum": 0, "items": {"type": "string"}}"#,
            #"{"title": "T", "anyOf": [{"type": "string", "minLength": 1}, {"type": "integer", "minimum": 0}, {"type": "array", "items": {"type": "string"}}]}"#
        ),
        Row(
            "a format moves into the branch it speaks of", #"{"type": ["string", "integer"], "format": "int64"}"#,
            #"{"anyOf": [{"type": "string"}, {"type": "integer", "format": "int64"}]}"#),
        Row(
            "branches are brought to 3.0 too",
            #"{"type": ["string", "array"], "prefixItems": [{"type": ["string", "null"]}], "maxItems": 1}"#,
            #"{"anyOf": [{"type": "string"}, {"type": "array", "maxItems": 1, "items": {"type": "string", "nullable": true}}]}"#),
        Row(
            "types beside an anyOf", #"{"type": ["string", "boolean"], "anyOf": [{"title": "x"}]}"#,
            #"{"anyOf": [{"title": "x"}], "allOf": [{"anyOf": [{"type": "string"}, {"type": "boolean"}]}]}"#),
        Row("a whole number is a number", #"{"type": ["integer", "number"]}"#, #"{"type": "number"}"#),
        Row(
            "a property named type", #"{"properties": {"type": {"type": ["string", "null"]}}}"#,
            #"{"properties": {"type": {"type": "string", "nullable": true}}}"#),
        Row("a property named $ref", #"{"properties": {"$ref": {"const": 1}}}"#, #"{"properties": {"$ref": {"enum": [1]}}}"#),
        Row("true", "true", "{}"),
        Row("false", "false", #"{"not": {}}"#),
        Row(
            "booleans below", #"{"properties": {"a": true, "b": false}, "items": true}"#,
            #"{"properties": {"a": {}, "b": {"not": {}}}, "items": {}}"#),
        Row("additionalProperties may be a boolean", #"{"additionalProperties": false}"#, #"{"additionalProperties": false}"#),
    ]

    static let null = [
        Row("a type or null", #"{"type": ["string", "null"]}"#, #"{"type": "string", "nullable": true}"#),
        Row(
            "two types or null", #"{"type": ["string", "null", "boolean"]}"#,
            #"{"anyOf": [{"type": "string"}, {"type": "boolean"}], "nullable": true}"#),
        Row("null alone", #"{"type": "null"}"#, #"{"nullable": true, "enum": [null]}"#),
        Row("null alone in a list", #"{"type": ["null"], "title": "N"}"#, #"{"title": "N", "nullable": true, "enum": [null]}"#),
        Row("const null", #"{"const": null}"#, #"{"nullable": true, "enum": [null]}"#),
        Row(
            "anyOf a schema and null: in line",
            #"{"title": "T", "anyOf": [{"type": "string", "minLength": 1}, {"type": "null"}], "default": null}"#,
            #"{"title": "T", "type": "string", "minLength": 1, "default": null, "nullable": true}"#),
        Row("oneOf a schema and null", #"{"oneOf": [{"type": "null"}, {"type": "string"}]}"#, #"{"type": "string", "nullable": true}"#),
        Row(
            "anyOf a reference and null", ##"{"anyOf": [{"$ref": "#/components/schemas/R"}, {"type": "null"}]}"##,
            ##"{"allOf": [{"$ref": "#/components/schemas/R"}], "nullable": true}"##),
        Row(
            "keywords that clash", #"{"title": "Outer", "anyOf": [{"title": "Inner", "type": "string"}, {"type": "null"}]}"#,
            #"{"title": "Outer", "allOf": [{"title": "Inner", "type": "string"}], "nullable": true}"#),
        Row(
            "properties outside do not meet additionalProperties inside",
            #"{"properties": {"a": {}}, "anyOf": [{"additionalProperties": false}, {"type": "null"}]}"#,
            #"{"properties": {"a": {}}, "allOf": [{"additionalProperties": false}], "nullable": true}"#),
        Row(
            "anyOf two and null", #"{"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}"#,
            #"{"anyOf": [{"type": "string"}, {"type": "integer"}], "nullable": true}"#),
        Row("anyOf null alone", #"{"anyOf": [{"type": "null"}]}"#, #"{"nullable": true, "enum": [null]}"#),
        Row(
            "null in a branch, refused by the type around it", #"{"type": "object", "anyOf": [{"required": ["a"]}, {"type": "null"}]}"#,
            #"{"type": "object", "allOf": [{"required": ["a"]}]}"#),
        Row(
            "null in anyOf, where oneOf decides as well",
            #"{"anyOf": [{"type": "string"}, {"type": "null"}], "oneOf": [{"minLength": 1}]}"#,
            #"{"anyOf": [{"type": "string"}, {"nullable": true, "enum": [null]}], "oneOf": [{"minLength": 1}]}"#),
        Row(
            "oneOf with null twice", #"{"oneOf": [{"type": "string"}, {"type": "null"}, {"const": null}]}"#,
            #"{"oneOf": [{"type": "string"}, {"nullable": true, "enum": [null]}, {"nullable": true, "enum": [null]}]}"#),
        Row(
            "oneOf null and a branch that allows it too", #"{"oneOf": [{"type": ["string", "null"]}, {"type": "null"}]}"#,
            #"{"oneOf": [{"type": "string", "nullable": true}, {"nullable": true, "enum": [null]}]}"#),
        Row(
            "an enum that lists null", #"{"type": ["string", "null"], "enum": ["a", null]}"#,
            #"{"type": "string", "nullable": true, "enum": ["a", null]}"#),
        Row("an enum that does not list null", #"{"type": ["string", "null"], "enum": ["a"]}"#, #"{"type": "string", "enum": ["a"]}"#),
        Row(
            "an enum in a branch", #"{"anyOf": [{"enum": ["a"], "type": "string"}, {"type": "null"}]}"#,
            #"{"enum": ["a", null], "type": "string", "nullable": true}"#),
        Row("an enum without a type", #"{"enum": [1, null]}"#, #"{"enum": [1, null], "nullable": true}"#),
        Row("an enum whose type refuses null", #"{"type": "string", "enum": ["a", null]}"#, #"{"type": "string", "enum": ["a"]}"#),
        Row("a constant under a type or null", #"{"type": ["string", "null"], "const": "a"}"#, #"{"type": "string", "enum": ["a"]}"#),
        Row("a constant that its type refuses", #"{"type": "string", "const": null}"#, #"{"not": {}}"#),
    ]

    static let values = [
        Row("const", #"{"const": "a"}"#, #"{"enum": ["a"]}"#),
        Row("const 0", #"{"const": 0}"#, #"{"enum": [0]}"#),
        Row("const false", #"{"const": false}"#, #"{"enum": [false]}"#),
        Row("const of nothing", #"{"const": ""}"#, #"{"enum": [""]}"#),
        Row("const in an enum", #"{"const": "a", "enum": ["a", "b"]}"#, #"{"enum": ["a"]}"#),
        Row("const outside an enum", #"{"const": "c", "enum": ["a", "b"], "title": "T"}"#, #"{"title": "T", "not": {}}"#),
        Row("a whole number beyond 64 bits", #"{"const": 123456789012345678901234567890}"#, #"{"enum": [123456789012345678901234567890]}"#),
        Row("an enum of nothing", #"{"enum": []}"#, #"{"not": {}}"#),
        Row("a value twice", #"{"enum": ["a", "b", "a"]}"#, #"{"enum": ["a", "b"]}"#),
        Row("examples", #"{"examples": [{"$ref": "data"}, 2]}"#, #"{"example": {"$ref": "data"}}"#),
        Row("examples beside an example", #"{"examples": [1], "example": 0}"#, #"{"example": 0}"#),
        Row(
            "a default is data", #"{"default": {"const": 1, "type": ["a", "null"]}}"#, #"{"default": {"const": 1, "type": ["a", "null"]}}"#),
        Row("base64", #"{"type": "string", "contentEncoding": "base64"}"#, #"{"type": "string", "format": "byte"}"#),
        Row("octets", #"{"type": "string", "contentMediaType": "application/octet-stream"}"#, #"{"type": "string", "format": "binary"}"#),
        Row(
            "a format that is there stays", #"{"type": "string", "contentEncoding": "base64", "format": "key"}"#,
            #"{"type": "string", "format": "key"}"#),
        Row(
            "a reference with more beside it", ##"{"$ref": "#/components/schemas/R", "description": "D", "default": {}}"##,
            ##"{"allOf": [{"$ref": "#/components/schemas/R"}], "description": "D", "default": {}}"##),
        Row(
            "a reference beside allOf", ##"{"allOf": [{"title": "T"}], "$ref": "#/components/schemas/R"}"##,
            ##"{"allOf": [{"$ref": "#/components/schemas/R"}, {"title": "T"}]}"##),
    ]

    static let bounds = [
        Row("an exclusive minimum", #"{"exclusiveMinimum": 1}"#, #"{"minimum": 1, "exclusiveMinimum": true}"#),
        Row("an exclusive maximum", #"{"exclusiveMaximum": 1.5}"#, #"{"maximum": 1.5, "exclusiveMaximum": true}"#),
        Row("zero counts", #"{"exclusiveMinimum": 0}"#, #"{"minimum": 0, "exclusiveMinimum": true}"#),
        Row("the tighter holds: exclusive", #"{"minimum": 0, "exclusiveMinimum": 1}"#, #"{"minimum": 1, "exclusiveMinimum": true}"#),
        Row("the tighter holds: inclusive", #"{"minimum": 2, "exclusiveMinimum": 1}"#, #"{"minimum": 2}"#),
        Row(
            "of equal ones the exclusive is tighter", #"{"maximum": 2.0, "exclusiveMaximum": 2}"#,
            #"{"maximum": 2, "exclusiveMaximum": true}"#),
    ]

    static let arrays = [
        Row(
            "a tuple that ends",
            #"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}], "minItems": 2, "maxItems": 2}"#,
            #"{"type": "array", "minItems": 2, "maxItems": 2, "items": {"anyOf": [{"type": "string"}, {"type": "number"}]}}"#),
        Row(
            "a tuple of one kind", #"{"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}], "maxItems": 2}"#,
            #"{"type": "array", "maxItems": 2, "items": {"type": "number"}}"#),
        Row(
            "nothing may follow", #"{"type": "array", "prefixItems": [{"type": "number"}], "items": false}"#,
            #"{"type": "array", "items": {"type": "number"}, "maxItems": 1}"#),
        Row("anything may follow", #"{"type": "array", "prefixItems": [{"type": "number"}]}"#, #"{"type": "array", "items": {}}"#),
        Row(
            "something may follow", #"{"type": "array", "prefixItems": [{"type": "number"}], "items": {"type": "string"}}"#,
            #"{"type": "array", "items": {"anyOf": [{"type": "number"}, {"type": "string"}]}}"#),
        Row("an array of anything", #"{"type": "array"}"#, #"{"type": "array", "items": {}}"#),
    ]

    static let objects = [
        Row("nothing is required", #"{"required": []}"#, "{}"),
        Row("required twice", #"{"required": ["a", "a"]}"#, #"{"required": ["a"]}"#),
        Row(
            "patterns of names beside any others", #"{"type": "object", "patternProperties": {"^a": {"type": "string"}}}"#,
            #"{"type": "object"}"#),
        Row(
            "patterns of names and no others",
            #"{"patternProperties": {"^a": {"type": ["string", "null"]}}, "additionalProperties": false}"#,
            #"{"additionalProperties": {"type": "string", "nullable": true}}"#),
        Row(
            "patterns of names and some others",
            #"{"patternProperties": {"^a": {"type": "string"}}, "additionalProperties": {"type": "integer"}}"#,
            #"{"additionalProperties": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}"#),
        Row("extensions stay", #"{"x-a": {"const": 1}}"#, #"{"x-a": {"const": 1}}"#),
    ]

    @Test(
        "what 3.0 cannot say is left out and reported at its place",
        arguments: [
            "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems", "dependentSchemas",
            "dependentRequired",
            "$id", "$comment", "$recursiveAnchor", "nullable", "minContains", "unheardOf",
        ])
    func reportsWhatIsDropped(keyword: String) throws {
        let (schema, findings) = try downgraded(
            #"{"properties": {"a": {"type": "string", "\#(keyword)": \#(keyword == "nullable" ? "true" : "{}")}}}"#)
        #expect(schema == ["properties": ["a": ["type": "string"]]])
        #expect(findings.map(\.rule) == ["openapi-3.0-cannot-say"])
        #expect(findings.first?.path?.description == "/components/schemas/S/properties/a/\(keyword)")
        #expect(findings.first?.position != nil)
    }

    @Test("what 3.0 can say is not reported") func reportsNothingElse() throws {
        for row in Self.types + Self.null + Self.bounds + Self.arrays { #expect(try downgraded(row.from).findings == [], "\(row.name)") }
    }
}
