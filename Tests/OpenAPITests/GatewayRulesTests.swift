import Documents
import Testing

@testable import OpenAPI

@Suite struct GatewayRulesTests {
    private func body(paths: String, rest: String = "") throws -> (body: JSON, findings: [Finding]) {
        var findings: [Finding] = []
        let document = try #require(try read(rest, version: "3.0.3", paths: paths, findings: &findings))
        let merged = try #require(MergedAPI([document], title: "M", version: "1", findings: &findings))
        return (merged.gatewayBody(findings: &findings) { .string($0) }, findings)
    }

    /// A GET at each path, without more.
    private func gets(_ paths: String...) -> String {
        "{" + paths.map { #""\#($0)": {"get": {"responses": {"200": {"description": ""}}}}"# }.joined(separator: ", ") + "}"
    }

    @Test(
        "what API Gateway cannot route goes to the catch-all and is reported",
        arguments: [
            ("/orders/{id}:cancel", "the variable in \"{id}:cancel\" is not a whole segment"),
            ("/orders/{a}-{b}", "the variable in \"{a}-{b}\" is not a whole segment"),
            ("/files/a~b", "\"a~b\" has a character that it does not take in a path"),
            ("/{id}", "\"{id}\" stands where the catch-all {proxy+} does"),
            ("/{id}/lines", "\"{id}\" stands where the catch-all {proxy+} does"),
            ("/files/{path+}", "\"{path+}\" names no variable"),
            ("/files/{}", "\"{}\" names no variable"),
        ])
    func leavesToCatchAll(path: String, reason: String) throws {
        let (body, findings) = try body(paths: gets(path))
        #expect(body["paths"]?.object?.keys == ["/a", "/a/{proxy+}"])
        #expect(findings.map(\.message) == ["API Gateway cannot route GET /a\(path): \(reason); the catch-all takes it"])
        #expect(findings.first?.severity == .info)
    }

    @Test("TRACE goes to the catch-all of its path") func leavesTrace() throws {
        let (body, findings) = try body(paths: #"{"/p": {"trace": {"responses": {}}, "get": {"responses": {}}}}"#)
        #expect(body["paths"]?["/a/p"]?.object?.keys.sorted() == ["get", "x-amazon-apigateway-any-method"])
        #expect(findings.map(\.rule) == ["gateway-catch-all"])
    }

    @Test("resources between paths pass calls on too, so that none is answered by API Gateway") func passesOnBetween() throws {
        #expect(try body(paths: gets("/x/y/z")).body["paths"]?.object?.keys == ["/a", "/a/x", "/a/x/y", "/a/x/y/z", "/a/{proxy+}"])
    }

    @Test("a slash at the end makes no second resource") func ignoresLastSlash() throws {
        #expect(try body(paths: gets("/x", "/x/")).body["paths"]?.object?.keys == ["/a", "/a/x", "/a/{proxy+}"])
    }

    @Test(
        "variables of one place get one name, and no path the same name twice",
        arguments: [
            (["/o/{id}", "/o/{order_id}/lines"], ["/o/{id}", "/o/{id}/lines"]),
            (["/o/{id}/l/{line}", "/o/{o}/l/{l}/x"], ["/o/{id}/l/{line}", "/o/{id}/l/{line}/x"]),
            // The first place cannot be called id: the second one is.
            (["/o/{id}", "/o/{o}/l/{id}"], ["/o/{o}", "/o/{o}/l/{id}"]),
            (["/o/{a}/{b}", "/o/{b}/{a}/x"], ["/o/{a2}/{b}", "/o/{a2}/{b}/x"]),
            (["/o/{id}/l/{id}"], ["/o/{id2}/l/{id}"]),
            (["/o/{order id}"], ["/o/{order_id}"]),
        ])
    func reconcilesVariables(paths: [String], expected: [String]) throws {
        let list = paths.map { #""\#($0)": {"get": {"responses": {"200": {"description": ""}}}}"# }.joined(separator: ", ")
        let rendered = try body(paths: "{\(list)}").body["paths"]?.object ?? [:]
        #expect(rendered.members.filter { $0.value["get"] != nil }.map(\.key) == expected.map { "/a\($0)" })
        for (path, item) in rendered {
            let declared = (item["get"]?["parameters"]?.array ?? []).compactMap { $0["name"]?.string }
            #expect(item["get"] == nil || declared == Route(path).variables, "\(path)")
        }
    }

    @Test("a renamed variable keeps what is said of it, in line, of the path or by reference") func renamesParameters() throws {
        let (body, _) = try body(
            paths:
                ##"{"/o/{id}": {"get": {"responses": {}}}, "/o/{o}/l/{l}": {"parameters": [{"name": "o", "in": "path", "required": true, "description": "O", "schema": {"type": "integer"}}], "get": {"parameters": [{"$ref": "#/components/parameters/L"}], "responses": {}}}}"##,
            rest:
                #""components": {"parameters": {"L": {"name": "l", "in": "path", "required": true, "description": "L", "schema": {"type": "string", "format": "uuid"}}}}"#
        )
        #expect(
            body["paths"]?["/a/o/{id}/l/{l}"]?["get"]?["parameters"] == [
                ["name": "l", "in": "path", "required": true, "description": "L", "schema": ["type": "string"]],
                ["name": "id", "in": "path", "required": true, "description": "O", "schema": ["type": "integer"]],
            ])
    }

    @Test("cookies and names that a mapping expression cannot hold are not declared, and that is said once") func leavesParameters() throws
    {
        let parameters = ["cookie", "query", "header"].map { #"{"name": "ids[]", "in": "\#($0)", "schema": {"type": "string"}}"# }.joined(
            separator: ", ")
        let (body, findings) = try body(
            paths:
                #"{"/p": {"get": {"parameters": [\#(parameters)], "responses": {}}}, "/q": {"get": {"parameters": [\#(parameters)], "responses": {}}}}"#
        )
        #expect(body["paths"]?["/a/p"]?["get"]?["parameters"] == nil)
        #expect(findings.map(\.rule) == ["gateway-parameters"])
    }

    // MARK: Models

    @Test(
        "models say nothing that API Gateway refuses",
        arguments: [
            (#"{"type": "string", "nullable": true, "example": "x", "default": "y", "readOnly": true}"#, #"{"type": "string"}"#),
            (#"{"type": "integer", "format": "int64", "minimum": 1, "exclusiveMinimum": true}"#, #"{"type": "integer", "minimum": 1}"#),
            (#"{"type": "string", "format": "uuid"}"#, #"{"type": "string", "format": "uuid"}"#),
            (#"{"type": "string", "enum": ["a", null], "nullable": true}"#, #"{"type": "string", "enum": ["a"]}"#),
            (#"{"enum": [null], "nullable": true}"#, "{}"),
            (#"{"discriminator": {"propertyName": "k"}, "x-y": 1, "xml": {}, "deprecated": true, "title": "T"}"#, #"{"title": "T"}"#),
            (
                #"{"type": "object", "properties": {"example": {"type": "string", "example": 1}}}"#,
                #"{"type": "object", "properties": {"example": {"type": "string"}}}"#
            ),
        ])
    func stripsModels(schema: String, model: String) throws {
        let (body, _) = try body(
            paths:
                ##"{"/p": {"get": {"responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/S-1"}}}}}}}}"##,
            rest: #""components": {"schemas": {"S-1": \#(schema), "Unused": {}}}"#)
        #expect(body["components"]?["schemas"] == ["S1": try JSON(model)])
    }

    @Test("names that meet once they are alphanumeric stay apart; a schema that holds itself is one model") func namesModels() throws {
        let (body, _) = try body(
            paths:
                ##"{"/p": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/a-b"}}}}, "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/a_b"}}}}}}}}"##,
            rest:
                ##""components": {"schemas": {"a-b": {"properties": {"n": {"$ref": "#/components/schemas/a-b"}}}, "a_b": {"type": "string"}}}"##
        )
        #expect(
            body["components"]?["schemas"] == ["AB": ["properties": ["n": ["$ref": "#/components/schemas/AB"]]], "AB2": ["type": "string"]])
    }

    @Test("a bare primitive stands behind a reference") func hoistsPrimitives() throws {
        let content =
            #"{"description": "", "content": {"application/json": {"schema": {"type": "string"}}, "text/plain": {"schema": {"type": "string"}}}}"#
        let (body, _) = try body(
            paths:
                #"{"/p": {"get": {"operationId": "read_it", "responses": {"200": \#(content), "404": \#(content), "default": \#(content)}}}}"#
        )
        let responses = body["paths"]?["/a/p"]?["get"]?["responses"]
        #expect(responses?.object?.keys == ["200", "404"])
        #expect(responses?["404"]?["content"] == ["application/json": ["schema": ["$ref": "#/components/schemas/ReadIt200"]]])
        #expect(body["components"]?["schemas"] == ["ReadIt200": ["type": "string"]])
    }

    // MARK: Security and bytes

    @Test("a scheme with an authorizer is API Gateway's to check; beside one that is not, the function checks both") func keepsAuthorizers()
        throws
    {
        let (body, findings) = try body(
            paths:
                #"{"/p": {"get": {"security": [{"J": []}], "responses": {}}, "put": {"security": [{"J": []}, {"B": []}], "responses": {}}}}"#,
            rest:
                #""components": {"securitySchemes": {"J": {"type": "oauth2", "flows": {}, "x-amazon-apigateway-authtype": "jwt"}, "B": {"type": "http", "scheme": "bearer"}}}"#
        )
        #expect(
            body["components"]?["securitySchemes"]
                == ["J": ["type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "jwt"]])
        #expect(body["paths"]?["/a/p"]?["get"]?["security"] == [["J": []]])
        #expect(body["paths"]?["/a/p"]?["put"]?["security"] == nil)
        #expect(findings.map(\.message) == ["API Gateway lets callers through to the gateways' functions, which check B themselves"])
    }

    @Test(
        "binary media types: an upload's own, all for a download, none for text",
        arguments: [
            (
                #""requestBody": {"content": {"multipart/form-data": {}, "image/png": {}}}, "responses": {}"#,
                ["multipart/form-data", "image/png"]
            ),
            (#""responses": {"200": {"description": "", "content": {"application/pdf": {}}}}"#, ["*/*"]),
            (
                #""responses": {"200": {"description": "", "content": {"application/json": {}, "text/csv": {}, "application/problem+json": {}}}}"#,
                nil
            ),
            (#""requestBody": {"content": {"application/x-www-form-urlencoded": {}}}, "responses": {}"#, nil),
        ])
    func namesBinaryTypes(operation: String, expected: [String]?) throws {
        let (body, _) = try body(paths: #"{"/p": {"post": {\#(operation)}}}"#)
        #expect(body["x-amazon-apigateway-binary-media-types"] == expected.map { .array($0.map(JSON.string)) })
    }
}
