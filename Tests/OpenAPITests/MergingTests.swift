import Documents
import Testing

@testable import OpenAPI

@Suite struct MergingTests {
    private struct Input {
        var rest = ""
        var paths = "{}"
        var version = "3.0.3"
    }

    private func merge(_ inputs: Input..., prefixes: [String] = ["/a", "/b", "/c"]) throws -> (api: MergedAPI?, findings: [Finding]) {
        var findings: [Finding] = []
        let documents = try zip(inputs, prefixes).compactMap {
            try read($0.rest, version: $0.version, paths: $0.paths, prefix: $1, findings: &findings)
        }
        #expect(findings == [])
        let api = MergedAPI(documents, title: "M", version: "1", findings: &findings)
        return (api, findings)
    }

    private func document(_ inputs: Input...) throws -> JSON {
        var findings: [Finding] = []
        let documents = try zip(inputs, ["/a", "/b", "/c"]).compactMap {
            try read($0.rest, version: $0.version, paths: $0.paths, prefix: $1, findings: &findings)
        }
        return try #require(MergedAPI(documents, title: "M", version: "1", findings: &findings)).document
    }

    private func schemas(_ text: String) -> Input { Input(rest: #""components": {"schemas": {\#(text)}}"#) }

    // MARK: Paths

    @Test("two operations on one path are refused, whatever their variables are called") func refusesClash() throws {
        let (api, findings) = try merge(
            Input(paths: #"{"/b/{x}": {"get": {"responses": {"200": {"description": ""}}}}}"#),
            Input(paths: #"{"/{y}": {"get": {"responses": {"200": {"description": ""}}}}}"#), prefixes: ["/a", "/a/b"])
        #expect(api == nil)
        #expect(findings.map(\.rule) == ["openapi-path-clash"])
        #expect(findings[0].message == "GET /a/b/{y} is the same operation as GET /a/b/{x} of a.json")
        #expect(findings[0].path?.description == "/paths/~1{y}/get")
    }

    @Test("two methods of one path do not clash") func allowsOtherMethods() throws {
        let (api, _) = try merge(
            Input(paths: #"{"/b": {"get": {"responses": {"200": {"description": ""}}}}}"#),
            Input(paths: #"{"/": {"put": {"responses": {"200": {"description": ""}}}}}"#), prefixes: ["/a", "/a/b"])
        #expect(api?.document["paths"]?["/a/b"]?.object?.keys == ["get", "put"])
    }

    @Test("one prefix for two documents is refused") func refusesSharedPrefix() throws {
        let (api, findings) = try merge(Input(), Input(), prefixes: ["/a", "/a"])
        #expect(api == nil)
        #expect(findings.map(\.rule) == ["openapi-duplicate-prefix"])
    }

    @Test("a prefix is put once", arguments: [#"{"/a/x": {}, "/a": {}}"#, #"{"/x": {}, "/": {}}"#])
    func putsPrefixOnce(paths: String) throws {
        #expect(try document(Input(rest: #""servers": [{"url": "/a"}]"#, paths: paths))["paths"]?.object?.keys == ["/a/x", "/a"])
    }

    @Test("an address that is not the prefix is reported") func reportsServers() throws {
        let (api, findings) = try merge(Input(rest: #""servers": [{"url": "https://x.example/v1"}]"#))
        #expect(api?.document["servers"] == nil)
        #expect(findings.map(\.rule) == ["openapi-servers"])
    }

    // MARK: Components

    @Test("components of one text that refer to differing ones are told apart, in circles too") func comparesThroughReferences() throws {
        let circle =
            ##""A": {"properties": {"b": {"$ref": "#/components/schemas/B"}}}, "B": {"items": {"$ref": "#/components/schemas/A"}}"##
        let node = ##""N": {"properties": {"n": {"$ref": "#/components/schemas/N"}}}"##
        let merged = try document(
            schemas(circle + ##", "C": {"items": {"$ref": "#/components/schemas/D"}}, "D": {"type": "string"}, "## + node),
            schemas(circle + ##", "C": {"items": {"$ref": "#/components/schemas/D"}}, "D": {"type": "integer"}, "## + node))
        #expect(merged["components"]?["schemas"]?.object?.keys.sorted() == ["A", "AC", "AD", "B", "BC", "BD", "N"])
        #expect(merged["components"]?["schemas"]?["BC"]?["items"] == ["$ref": "#/components/schemas/BD"])
    }

    @Test("the order of keys, of what is required and of an enum says nothing") func ignoresOrder() throws {
        let merged = try document(
            schemas(#""S": {"type": "string", "enum": ["a", "b"], "required": ["x", "y"]}"#),
            schemas(#""S": {"required": ["y", "x"], "enum": ["b", "a"], "type": "string"}"#))
        #expect(merged["components"]?["schemas"]?.object?.keys == ["S"])
    }

    @Test("a document of 3.0 and one of 3.1 that mean the same share") func comparesAcrossVersions() throws {
        var new = schemas(#""S": {"type": ["string", "null"]}"#)
        new.version = "3.1.0"
        let merged = try document(new, schemas(#""S": {"type": "string", "nullable": true}"#))
        #expect(merged["components"]?["schemas"]?.object?.keys == ["S"])
    }

    @Test("of three, two share") func sharesAmongThree() throws {
        let merged = try document(
            schemas(#""S": {"type": "string"}"#), schemas(#""S": {"type": "integer"}"#), schemas(#""S": {"type": "string"}"#))
        #expect(merged["components"]?["schemas"] == ["AS": ["type": "string"], "BS": ["type": "integer"]])
    }

    @Test("a made name does not take one that is there") func avoidsTakenNames() throws {
        let merged = try document(
            schemas(#""S": {"type": "string"}"#), schemas(#""S": {"type": "integer"}, "AS": {"type": "boolean"}, "A S": {}"#))
        #expect(
            merged["components"]?["schemas"] == [
                "AS2": ["type": "string"], "BS": ["type": "integer"], "AS": ["type": "boolean"], "A_S": [:],
            ])
    }

    @Test("a discriminator's mapping follows, as names and as references, and what it leaves unsaid is said") func renamesMapping() throws {
        let pet =
            ##"{"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}, {"$ref": "#/components/schemas/Cow"}], "discriminator": {"propertyName": "k", "mapping": {"c": "Cat", "d": "#/components/schemas/Dog"}}}"##
        let merged = try document(
            schemas(#""P": \#(pet), "Cat": {"title": "1"}, "Dog": {"title": "1"}, "Cow": {"title": "1"}"#),
            schemas(#""P": \#(pet), "Cat": {"title": "2"}, "Dog": {"title": "2"}, "Cow": {"title": "2"}"#))
        #expect(
            merged["components"]?["schemas"]?["BP"]?["discriminator"]?["mapping"]
                == [
                    "c": "BCat", "d": "#/components/schemas/BDog", "Cat": "#/components/schemas/BCat", "Dog": "#/components/schemas/BDog",
                    "Cow": "#/components/schemas/BCow",
                ])
    }

    @Test("a discriminator knows those who extend its schema") func renamesHeirs() throws {
        let heirs = ##""P": {"discriminator": {"propertyName": "k"}}, "Cat": {"allOf": [{"$ref": "#/components/schemas/P"}], "title": "##
        let merged = try document(schemas(heirs + #""1"}"#), schemas(heirs + #""2"}"#))
        for name in ["A", "B"] {
            let mapping = merged["components"]?["schemas"]?["\(name)P"]?["discriminator"]?["mapping"]
            #expect(mapping == ["Cat": .string("#/components/schemas/\(name)Cat")])
        }
    }

    // MARK: Operations

    @Test("what a document asks of all its operations is asked of none of the others'") func pushesSecurityDown() throws {
        let paths = #"{"/p": {"get": {"responses": {}}, "put": {"security": [], "responses": {}}}}"#
        let secured = Input(
            rest: #""security": [{"K": []}], "components": {"securitySchemes": {"K": {"type": "apiKey", "in": "header", "name": "k"}}}"#,
            paths: paths)
        let merged = try document(secured, Input(paths: paths))
        #expect(merged["security"] == nil)
        #expect(merged["paths"]?["/a/p"]?["get"]?["security"] == [["K": []]])
        #expect(merged["paths"]?["/a/p"]?["put"]?["security"] == [])
        #expect(merged["paths"]?["/b/p"]?["get"]?["security"] == nil)
    }

    @Test("operation ids are unique, those of callbacks too, and links follow") func renamesOperations() throws {
        let paths =
            ##"{"/p": {"get": {"operationId": "x", "callbacks": {"c": {"u": {"post": {"operationId": "y"}}}}, "responses": {"200": {"description": "", "links": {"l": {"operationId": "x"}, "m": {"operationRef": "#/paths/~1p/get"}}}}}}}"##
        let merged = try document(Input(paths: paths), Input(paths: paths))
        let operation = try #require(merged["paths"]?["/b/p"]?["get"])
        #expect(operation["operationId"] == "b_x")
        #expect(operation["callbacks"]?["c"]?["u"]?["post"]?["operationId"] == "b_y")
        #expect(operation["responses"]?["200"]?["links"] == ["l": ["operationId": "b_x"], "m": ["operationRef": "#/paths/~1b~1p/get"]])
    }

    @Test("an operation id that stands twice in one document is numbered and reported") func numbersOperations() throws {
        let (api, findings) = try merge(Input(paths: #"{"/p": {"get": {"operationId": "x"}}, "/q": {"get": {"operationId": "x"}}}"#))
        #expect(api?.document["paths"]?["/a/q"]?["get"]?["operationId"] == "x_2")
        #expect(findings.map(\.rule) == ["openapi-duplicate-operation-id"])
    }

    // MARK: The rest

    @Test("webhooks of one name are both kept") func keepsWebhooks() throws {
        let webhook = Input(rest: #""webhooks": {"done": {"post": {"responses": {"200": {"description": ""}}}}}"#, version: "3.1.0")
        #expect(try document(webhook, webhook)["x-webhooks"]?.object?.keys == ["done", "b_done"])
    }

    @Test("what two documents say differently of the whole is reported") func reportsConflicts() throws {
        let (api, findings) = try merge(Input(rest: #""x-a": 1, "x-b": 1"#), Input(rest: #""x-a": 2, "x-b": 1, "x-c": 3"#))
        #expect(api?.document["x-a"] == 1)
        #expect(api?.document["x-c"] == 3)
        #expect(findings.map { $0.path?.description } == ["/x-a"])
    }
}
