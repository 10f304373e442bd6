import Documents
import Testing

@testable import OpenAPI

@Suite struct OperationDifferenceTests {
    /// The changes between two documents: `operation | where | what | breaking`.
    private func changes(_ old: String, _ new: String, rest: (String, String) = ("", "")) throws -> [String] {
        func document(_ paths: String, _ rest: String) throws -> Document {
            try Document(json: Array(#"{"openapi": "3.1.0", "info": {}, "paths": {\#(paths)}\#(rest)}"#.utf8), file: "api.json")
        }
        var findings: [Finding] = []
        let difference = APIDifference(from: try document(old, rest.0), to: try document(new, rest.1), findings: &findings)
        return try #require(difference, "\(findings)").changes.map {
            [$0.operation, $0.place, $0.what, $0.breaking.rawValue].joined(separator: " | ")
        }
    }

    private func get(_ rest: String = "", path: String = "/p") -> String {
        #""\#(path)": {"get": {\#(rest.isEmpty ? "" : rest + ",") "x-": 0}}"#
    }

    @Test func `operations come and go`() throws {
        #expect(
            try changes(get() + "," + get(path: "/q"), get() + "," + get(path: "/r")) == [
                "GET /q |  | the operation was removed | yes", "GET /r |  | an operation was added | no",
            ])
    }

    @Test func `a variable of another name is the same operation, and the same parameter`() throws {
        func path(_ name: String, _ minimum: Int) -> String {
            get(
                #""parameters": [{"name": "\#(name)", "in": "path", "required": true, "schema": {"minimum": \#(minimum)}}]"#,
                path: "/p/{\(name)}/q")
        }
        #expect(
            try changes(path("id", 1), path("order_id", 2)) == [
                #"GET /p/{order_id}/q | path parameter "id" | the parameter was renamed | no"#,
                #"GET /p/{order_id}/q | path parameter "order_id" | minimum changed | yes"#,
            ])
    }

    @Test(arguments: [
        ("", #"{"name": "a", "in": "query"}"#, #"query parameter "a" | an optional parameter was added | no"#),
        ("", #"{"name": "a", "in": "query", "required": true}"#, #"query parameter "a" | a required parameter was added | yes"#),
        (#"{"name": "a", "in": "query"}"#, "", #"query parameter "a" | the parameter was removed | yes"#),
        (
            #"{"name": "a", "in": "query"}"#, #"{"name": "a", "in": "query", "required": true}"#,
            #"query parameter "a" | it is required now | yes"#
        ),
        (
            #"{"name": "a", "in": "query", "required": true}"#, #"{"name": "a", "in": "query"}"#,
            #"query parameter "a" | it is no longer required | no"#
        ),
        (
            #"{"name": "a", "in": "query"}"#, #"{"name": "a", "in": "query", "explode": false}"#,
            #"query parameter "a" | the parameter is written in another way | yes"#
        ),
    ])
    func `parameters`(old: String, new: String, change: String) throws {
        #expect(try changes(get(#""parameters": [\#(old)]"#), get(#""parameters": [\#(new)]"#)) == ["GET /p | \(change)"])
        // Those of the path item are those of its operations.
        func item(_ parameter: String) -> String { #""/p": {"parameters": [\#(parameter)], "get": {}}"# }
        #expect(try changes(item(old), item(new)) == ["GET /p | \(change)"])
    }

    @Test(arguments: [
        (#"{"name": "X-A", "in": "header"}"#, #"{"name": "x-a", "in": "header"}"#),
        (#"{"name": "a", "in": "query"}"#, #"{"name": "a", "in": "query", "style": "form", "explode": true}"#),
        ("", #"{"name": "Accept", "in": "header", "required": true}"#),
    ])
    func `parameters that mean the same`(old: String, new: String) throws {
        #expect(try changes(get(#""parameters": [\#(old)]"#), get(#""parameters": [\#(new)]"#)) == [])
    }

    @Test(arguments: [
        ("", #""requestBody": {"content": {}}"#, "request body | an optional body was added | no"),
        ("", #""requestBody": {"required": true, "content": {}}"#, "request body | a required body was added | yes"),
        (#""requestBody": {"content": {}}"#, "", "request body | the body was removed | yes"),
        (
            #""requestBody": {"content": {}}"#, #""requestBody": {"required": true, "content": {}}"#,
            "request body | it is required now | yes"
        ),
        (
            #""requestBody": {"content": {"a/b": {}}}"#, #""requestBody": {"content": {}}"#,
            "request body a/b | the media type was removed | yes"
        ),
        (#""responses": {"200": {}}"#, #""responses": {}"#, "response 200 | the response was removed | yes"),
        (#""responses": {}"#, #""responses": {"201": {}}"#, "response 201 | a response was added | unknown"),
        (#""responses": {}"#, #""responses": {"404": {}}"#, "response 404 | a response was added | no"),
        (
            #""responses": {"200": {"content": {"A/B": {}}}}"#, #""responses": {"200": {"content": {"c/d": {}, "a/b": {}}}}"#,
            "response 200 c/d | a media type was added | no"
        ),
        (
            #""responses": {"200": {"headers": {"A": {"required": true}}}}"#, #""responses": {"200": {"headers": {"a": {}}}}"#,
            #"response 200 header "a" | it is no longer required | yes"#
        ),
        (
            #""responses": {"4XX": {"content": {"a/b": {"schema": {"maximum": 1}}}}}"#,
            #""responses": {"4XX": {"content": {"a/b": {"schema": {"maximum": 1}}}}, "404": {"content": {"a/b": {"schema": {"maximum": 2}}}}}"#,
            "response 404 a/b | maximum changed | yes"
        ),
        ("", #""deprecated": true"#, " | the operation is deprecated now | no"),
        (#""operationId": "a""#, #""operationId": "b""#, "operationId | the id changed | no"),
        ("", #""servers": [{"url": "/a"}, {"url": "/"}]"#, "servers | a server was added | no"),
    ])
    func `what an operation takes and answers`(old: String, new: String, change: String) throws {
        #expect(try changes(get(old), get(new)) == ["GET /p | \(change)"])
    }

    private static let schemes =
        #", "components": {"securitySchemes": {"K": {"type": "apiKey", "in": "header", "name": "k"}, "L": {"type": "apiKey", "in": "header", "name": "K"}, "B": {"type": "http", "scheme": "bearer"}}}"#

    @Test(arguments: [
        ("", #""security": [{"K": []}]"#, "what callers have is no longer enough | yes"),
        (#""security": [{"K": []}]"#, #""security": [{"K": [], "B": []}]"#, "what callers have is no longer enough | yes"),
        (#""security": [{"K": []}, {"B": []}]"#, #""security": [{"K": []}]"#, "what callers have is no longer enough | yes"),
        (#""security": [{"K": []}]"#, #""security": [{"K": ["s"]}]"#, "what callers have is no longer enough | yes"),
        (#""security": [{"K": []}]"#, #""security": []"#, "other callers are let in now | no"),
        (#""security": [{"K": []}]"#, #""security": [{"B": []}, {"K": []}]"#, "other callers are let in now | no"),
        (#""security": [{"K": []}]"#, #""security": [{"L": []}]"#, nil),
        (#""security": [{"K": []}, {"B": []}]"#, #""security": [{"B": []}, {"K": []}]"#, nil),
    ])
    func `who is let in`(old: String, new: String, change: String?) throws {
        #expect(try changes(get(old), get(new), rest: (Self.schemes, Self.schemes)) == (change.map { ["GET /p | security | \($0)"] } ?? []))
    }

    @Test func `what the whole document asks is asked of each operation`() throws {
        let rest = (Self.schemes, Self.schemes + #", "security": [{"K": []}]"#)
        #expect(
            try changes(get() + "," + get(#""security": []"#, path: "/q"), get() + "," + get(#""security": []"#, path: "/q"), rest: rest)
                == ["GET /p | security | what callers have is no longer enough | yes"])
    }

    @Test func `an address that is gone breaks all`() throws {
        #expect(
            try changes(get(), get(), rest: (#", "servers": [{"url": "/a"}]"#, #", "servers": [{"url": "/b"}]"#)) == [
                "* | servers | a server was removed | yes", "* | servers | a server was added | no",
            ])
    }

    @Test func `what the API calls is asked and answered the other way around`() throws {
        func hook(_ maximum: Int) -> String {
            let content = #"{"content": {"a/b": {"schema": {"maximum": \#(maximum)}}}}"#
            return #"{"post": {"requestBody": \#(content), "responses": {"200": \#(content)}}}"#
        }
        #expect(
            try changes(get(#""callbacks": {"c": {"u": \#(hook(1))}}"#), get(#""callbacks": {"c": {"u": \#(hook(2))}}"#)) == [
                "GET /p CALLBACK c u POST | request body a/b | maximum changed | yes",
                "GET /p CALLBACK c u POST | response 200 a/b | maximum changed | no",
            ])
        #expect(
            try changes("", "", rest: (#", "webhooks": {"w": \#(hook(1))}"#, #", "webhooks": {"w": \#(hook(2)), "v": {}}"#)) == [
                "WEBHOOK w POST | request body a/b | maximum changed | yes", "WEBHOOK w POST | response 200 a/b | maximum changed | no",
                "WEBHOOK v |  | a webhook was added | no",
            ])
    }

    @Test func `a component that changed is told in each operation that uses it`() throws {
        let use = ##""responses": {"200": {"content": {"a/b": {"schema": {"$ref": "#/components/schemas/N"}}}}}"##
        func rest(_ minimum: Int) -> String {
            ##", "components": {"schemas": {"N": {"properties": {"n": {"$ref": "#/components/schemas/N"}, "v": {"minimum": \##(minimum)}}}}}"##
        }
        #expect(
            try changes(get(use) + "," + get(use, path: "/q"), get(use) + "," + get(use, path: "/q"), rest: (rest(2), rest(1))) == [
                "GET /p | response 200 a/b .v | minimum changed | yes", "GET /q | response 200 a/b .v | minimum changed | yes",
            ])
    }

    @Test func `a broken document is a finding of its own file`() throws {
        var findings: [Finding] = []
        let broken = try Document(json: Array(#"{"openapi": "2.0"}"#.utf8), file: "old.json")
        let fine = try Document(json: Array(#"{"openapi": "3.1.0", "info": {}, "paths": {}}"#.utf8), file: "new.json")
        #expect(APIDifference(from: broken, to: fine, findings: &findings) == nil)
        #expect(findings.map(\.file) == ["old.json"])
    }
}
