import Documents
import Testing

@testable import OpenAPI

@Suite struct DocumentDowngradeTests {
    private func root(_ rest: String, paths: String = "{}") throws -> JSON {
        var findings: [Finding] = []
        let document = try read(rest, paths: paths, findings: &findings)
        #expect(findings.filter { $0.severity == .error } == [])
        return .object(try #require(document).root)
    }

    @Test("webhooks become an extension") func webhooks() throws {
        let root = try root(#""webhooks": {"done": {"post": {"responses": {"200": {"description": "D"}}}}}"#)
        #expect(root["webhooks"] == nil)
        #expect(root["x-webhooks"]?["done"]?["post"]?["responses"]?["200"]?["description"] == "D")
    }

    @Test("a document of webhooks alone needs no paths") func webhooksAlone() throws {
        var findings: [Finding] = []
        let text = #"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "webhooks": {}}"#
        let document = APIDocument(try Document(json: Array(text.utf8), file: "a.json"), prefix: "/a", findings: &findings)
        #expect(document?.root["paths"] == [:])
    }

    @Test("a reference to a path item is put in its place, what stands beside it stays") func pathItems() throws {
        let root = try root(
            ##""components": {"pathItems": {"P": {"summary": "S", "get": {"summary": "G", "responses": {"200": {"description": ""}}}}}}"##,
            paths: ##"{"/p": {"$ref": "#/components/pathItems/P", "summary": "Mine"}}"##)
        #expect(root["paths"]?["/p"]?["get"]?["summary"] == "G")
        #expect(root["paths"]?["/p"]?["summary"] == "Mine")
        #expect(root["paths"]?["/p"]?["$ref"] == nil)
        #expect(root["components"]?["pathItems"] == nil)
    }

    @Test("a document of components alone needs no paths") func componentsAlone() throws {
        var findings: [Finding] = []
        let text = #"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": {"S": {}}}}"#
        let document = APIDocument(try Document(json: Array(text.utf8), file: "a.json"), prefix: "/a", findings: &findings)
        #expect(document?.root["components"]?["schemas"]?["S"] == [:])
    }

    @Test("of an example and examples, which 3.0 does not take together, none is lost") func joinsExamples() throws {
        let paths =
            #"{"/p": {"get": {"parameters": [{"name": "q", "in": "query", "schema": {}, "example": 1, "examples": {"example": {"value": 2}}}]}}}"#
        let parameter = try root("", paths: paths)["paths"]?["/p"]?["get"]?["parameters"]?[0]
        #expect(parameter?["example"] == nil)
        #expect(parameter?["examples"] == ["example": ["value": 2], "example2": ["value": 1]])
    }

    @Test("null is no default where it is not valid") func dropsDefault() throws {
        var findings: [Finding] = []
        let document = try read(
            ##""components": {"schemas": {"R": {"type": "string"}, "S": {"$ref": "#/components/schemas/R", "default": null}, "T": {"type": ["string", "null"], "default": null}}}"##,
            findings: &findings)
        #expect(document?.root["components"]?["schemas"]?["S"] == ["$ref": "#/components/schemas/R"])
        #expect(document?.root["components"]?["schemas"]?["T"]?["default"] == .null)
        #expect(findings.map { $0.path?.description } == ["/components/schemas/S/default"])
    }

    @Test("an operation without responses gets one") func responses() throws {
        #expect(try root("", paths: #"{"/p": {"get": {}}}"#)["paths"]?["/p"]?["get"]?["responses"] == ["default": ["description": ""]])
    }

    @Test("what 3.0 has no place for goes") func info() throws {
        let text =
            #"{"openapi": "3.1.1", "jsonSchemaDialect": "https://x", "info": {"title": "T", "version": "1", "summary": "S", "license": {"name": "L", "identifier": "MIT"}}, "paths": {}}"#
        var findings: [Finding] = []
        let root = try #require(APIDocument(try Document(json: Array(text.utf8), file: "a.json"), prefix: "/a", findings: &findings)).root
        #expect(root["openapi"] == "3.0.3")
        #expect(root["jsonSchemaDialect"] == nil)
        #expect(root["info"] == ["title": "T", "version": "1", "license": ["name": "L"]])
    }

    @Test("a client's certificate becomes a key, and stays as an extension") func mutualTLS() throws {
        let scheme = try root(#""components": {"securitySchemes": {"M": {"type": "mutualTLS", "description": "D"}}}"#)["components"]?[
            "securitySchemes"]?["M"]
        #expect(scheme?["type"] == "apiKey")
        #expect(scheme?["description"] == "D")
        #expect(scheme?["x-mutualTLS"] == ["type": "mutualTLS", "description": "D"])
    }

    @Test("examples of media types and parameters stay, and what is in them is data") func examples() throws {
        let paths =
            #"{"/p": {"get": {"parameters": [{"name": "q", "in": "query", "schema": {}, "examples": {"e": {"value": {"const": 1}}}}], "responses": {"200": {"description": "", "content": {"application/json": {"examples": {"e": {"value": {"type": ["a", "null"]}}}}}}}}}}"#
        let operation = try root("", paths: paths)["paths"]?["/p"]?["get"]
        #expect(operation?["parameters"]?[0]?["examples"]?["e"]?["value"] == ["const": 1])
        #expect(operation?["responses"]?["200"]?["content"]?["application/json"]?["examples"]?["e"]?["value"] == ["type": ["a", "null"]])
    }

    @Test("a reference that is no schema's loses what stands beside it, with a note") func referenceSiblings() throws {
        var findings: [Finding] = []
        let document = try read(
            ##""components": {"responses": {"R": {"description": "D"}, "S": {"$ref": "#/components/responses/R", "description": "E"}}}"##,
            findings: &findings)
        #expect(document?.root["components"]?["responses"]?["S"] == ["$ref": "#/components/responses/R"])
        #expect(findings.map(\.severity) == [.info])
    }

    @Test(
        "what a reference names deep in the document becomes a component",
        arguments: [
            ("#/components/schemas/A/properties/b", "A_b"), ("#/components/schemas/A/$defs/D", "A_D"),
            ("#/paths/~1p/get/parameters/0/schema", "p_get_parameters_0"),
            ("#/components/schemas/A%2fproperties/b".replacing("%2f", with: "/"), "A_b"),
        ])
    func deepReferences(reference: String, name: String) throws {
        let root = try root(
            ##""components": {"schemas": {"A": {"properties": {"b": {"type": ["string", "null"]}}, "$defs": {"D": {"const": 1}}}, "S": {"$ref": "\##(reference)"}}}"##,
            paths:
                #"{"/p": {"get": {"parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}], "responses": {"200": {"description": ""}}}}}"#
        )
        let schemas = root["components"]?["schemas"]
        #expect(schemas?["S"] == ["$ref": .string("#/components/schemas/\(name)")])
        #expect(schemas?[name]?.object?.isEmpty == false)
        #expect(schemas?["A"]?["$defs"] == nil)
    }

    @Test("definitions inside a schema are found from inside it, and may refer to themselves") func localDefinitions() throws {
        let root = try root(
            ##""components": {"schemas": {"A": {"properties": {"b": {"$ref": "#/$defs/Node"}}, "$defs": {"Node": {"properties": {"next": {"$ref": "#/$defs/Node"}}}}}}}"##
        )
        let schemas = root["components"]?["schemas"]
        #expect(schemas?["A"]?["properties"]?["b"] == ["$ref": "#/components/schemas/A_Node"])
        #expect(schemas?["A_Node"]?["properties"]?["next"] == ["$ref": "#/components/schemas/A_Node"])
    }

    @Test("a finding about what was moved names the place where it stood") func originsAreNamed() throws {
        var findings: [Finding] = []
        _ = try read(
            ##""components": {"schemas": {"A": {"properties": {"b": {"if": {}}}}, "S": {"$ref": "#/components/schemas/A/properties/b"}}}"##,
            findings: &findings)
        #expect(Set(findings.map { $0.path?.description }) == ["/components/schemas/A/properties/b/if"])
    }

    @Test("a 3.0 document stays as it is") func stays() throws {
        var findings: [Finding] = []
        let schema: JSON = ["type": "string", "nullable": true, "exclusiveMinimum": true, "minimum": 1]
        let document = try read(
            #""components": {"schemas": {"S": {"type": "string", "nullable": true, "exclusiveMinimum": true, "minimum": 1}}}"#,
            version: "3.0.2", findings: &findings)
        #expect(document?.root["components"]?["schemas"]?["S"] == schema)
        #expect(document?.root["openapi"] == "3.0.2")
    }
}
