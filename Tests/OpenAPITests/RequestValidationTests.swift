import Documents
import Testing

@testable import OpenAPI

@Suite struct RequestValidationTests {
    private func body(_ operation: String, _ validation: RequestValidation = .parameters, schemas: String = "{}") throws -> (
        body: JSON, findings: [Finding]
    ) {
        var findings: [Finding] = []
        let document = try #require(
            try read(
                #""components": {"schemas": \#(schemas)}"#, version: "3.0.3", paths: #"{"/p": {"post": {\#(operation), "responses": {}}}}"#,
                findings: &findings))
        let merged = try #require(MergedAPI([document], title: "M", version: "1", findings: &findings))
        return (merged.gatewayBody(validation: validation, findings: &findings) { .string($0) }, findings)
    }

    private func parameter(_ schema: String, in place: String = "query", required: Bool = true) -> String {
        #""parameters": [{"name": "q", "in": "\#(place)", "required": \#(required), "schema": \#(schema)}]"#
    }

    @Test(
        "a parameter that must be there is checked where its schema refuses a blank one too",
        arguments: [
            #"{"type": "integer"}"#, #"{"type": "boolean"}"#, #"{"type": "string", "minLength": 1}"#,
            #"{"type": "string", "format": "uuid"}"#,
            #"{"type": "string", "enum": ["a"]}"#,
        ])
    func checksParameter(schema: String) throws {
        let (body, _) = try body(parameter(schema))
        let operation = body["paths"]?["/a/p"]?["post"]
        #expect(operation?["x-amazon-apigateway-request-validator"] == "parameters")
        #expect(operation?["parameters"]?[0]?["required"] == true)
        #expect(
            body["x-amazon-apigateway-request-validators"]?["parameters"]
                == ["validateRequestParameters": true, "validateRequestBody": false])
    }

    @Test("what a function would take is not refused: blank texts, headers in any case, what may be missing")
    func letsThrough() throws {
        for operation in [
            parameter(#"{"type": "string"}"#), parameter(#"{"type": "string", "enum": [""]}"#),
            parameter(#"{"type": "string", "minLength": 1, "nullable": true}"#), parameter(#"{"type": "integer"}"#, in: "header"),
            parameter(#"{"type": "integer"}"#, required: false), parameter(#"{"type": "integer"}"#, in: "cookie"), #""summary": "S""#,
        ] {
            let (body, _) = try body(operation)
            let rendered = body["paths"]?["/a/p"]?["post"]
            #expect(rendered?["x-amazon-apigateway-request-validator"] == nil, "\(operation)")
            #expect(rendered?["parameters"]?[0]?["required"] != true, "\(operation)")
            #expect(body["x-amazon-apigateway-request-validators"] == nil, "\(operation)")
        }
    }

    @Test("without validation API Gateway is told what the document says") func checksNothing() throws {
        let (body, _) = try body(parameter(#"{"type": "integer"}"#), .none)
        #expect(body["paths"]?["/a/p"]?["post"]?["parameters"]?[0]?["required"] == true)
        #expect(body["paths"]?["/a/p"]?["post"]?["x-amazon-apigateway-request-validator"] == nil)
    }

    @Test(
        "a body is checked on request only, and where its model refuses nothing that the schema allows",
        arguments: [
            (#"{"type": "object", "properties": {"a": {"type": "string"}}}"#, true),
            (##"{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Text"}}}"##, true),
            (##"{"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Maybe"}}}"##, false),
            (#"{"type": "array", "items": {"type": "string", "nullable": true}}"#, false), (#"{"enum": ["a", null]}"#, false),
            (#"{"not": {"minimum": 1, "exclusiveMinimum": true}}"#, false), (#"{"oneOf": [{"type": "string"}, {"maxLength": 1}]}"#, false),
        ])
    func checksBody(schema: String, isChecked: Bool) throws {
        let operation = #""requestBody": {"required": true, "content": {"application/json": {"schema": \#(schema)}}}"#
        let schemas = #"{"Text": {"type": "string"}, "Maybe": {"type": "string", "nullable": true}}"#
        let (body, findings) = try body(operation, .bodies, schemas: schemas)
        #expect(body["paths"]?["/a/p"]?["post"]?["x-amazon-apigateway-request-validator"] == (isChecked ? "bodies" : nil))
        #expect(findings.map(\.rule) == (isChecked ? [] : ["gateway-validation"]))
        #expect(try self.body(operation, schemas: schemas).body["paths"]?["/a/p"]?["post"]?["x-amazon-apigateway-request-validator"] == nil)
    }

    @Test("a body that may be left out is not checked") func letsBodyOut() throws {
        let (body, findings) = try body(#""requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}"#, .bodies)
        #expect(body["paths"]?["/a/p"]?["post"]?["x-amazon-apigateway-request-validator"] == nil)
        #expect(findings.map(\.rule) == ["gateway-validation"])
    }
}
