import Documents
import Testing

@testable import OpenAPI

/// What each rule of the comparison says of who breaks: callers in a request, readers in a response.
@Suite struct VerdictTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var old: String
        var new: String
        var what: String
        var request: APIChange.Breaking?
        var response: APIChange.Breaking?
        var testDescription: String { what }

        init(_ old: String, _ new: String, _ what: String, _ request: APIChange.Breaking?, _ response: APIChange.Breaking?) {
            (self.old, self.new, self.what, self.request, self.response) = (old, new, what, request, response)
        }
    }

    static let choices = [
        Row(
            #"{"anyOf": [{"type": "string"}, {"type": "integer"}]}"#, #"{"anyOf": [{}, {"type": "integer"}]}"#,
            "one of several was allowed, and now anything is", .no, .yes),
        Row(
            #"{"minLength": 1, "anyOf": [{"minLength": 2}, {"maxLength": 9}], "oneOf": [{"pattern": "a"}, {"pattern": "b"}]}"#,
            #"{"minLength": 1, "anyOf": [{"minLength": 2}, {"maxLength": 9}]}"#, "a choice was removed", .no, .yes),
        Row(
            #"{"type": "object", "discriminator": {"propertyName": "a"}}"#, #"{"type": "object", "discriminator": {"propertyName": "b"}}"#,
            "the discriminator changed", .yes, .yes),
        Row(
            #"{"type": "object"}"#, #"{"type": "object", "discriminator": {"propertyName": "b"}}"#, "the discriminator changed", .unknown,
            .unknown),
        Row(
            #"{"type": "object", "discriminator": {"propertyName": "a", "mapping": {"x": "N"}}}"#,
            #"{"type": "object", "discriminator": {"propertyName": "a", "mapping": {}}}"#, "the discriminator no longer maps a value",
            .unknown, .unknown),
        Row(
            #"{"type": "object", "discriminator": {"propertyName": "a"}}"#,
            #"{"type": "object", "discriminator": {"propertyName": "a", "mapping": {"x": "N"}}}"#, "the discriminator maps a value now",
            .unknown, .unknown),
    ]

    static let objects = [
        Row(
            #"{"type": "object", "properties": {"b": {}}, "additionalProperties": false}"#,
            #"{"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a"], "additionalProperties": false}"#,
            "a required property was added", .yes, .yes),
        Row(
            #"{"type": "object", "additionalProperties": false}"#, #"{"type": "object"}"#, "other properties are allowed now", .no, .yes),
    ]

    static let values = [
        Row(#"{"type": ["string", "integer"]}"#, #"{"type": ["string", "boolean"], "title": "T"}"#, "the type changed", .yes, .yes),
        Row(#"{"type": "string", "enum": ["a"]}"#, #"{"type": "string"}"#, "values are no longer listed", .no, .yes),
        Row(#"{"type": "string", "minLength": 1}"#, #"{"type": "string"}"#, "minLength was removed", .no, .yes),
        Row(#"{"minimum": 1e400}"#, #"{"minimum": 2e400}"#, "minimum changed", .unknown, .unknown),
        Row(#"{"type": "string", "pattern": "a"}"#, #"{"type": "string"}"#, "pattern was removed", .no, .yes),
        Row(#"{"type": "array", "uniqueItems": true}"#, #"{"type": "array"}"#, "items may be equal now", .no, .yes),
        Row(#"{"type": "integer", "format": "int64"}"#, #"{"type": "integer", "format": "int32"}"#, "format changed", .yes, .no),
        Row(#"{"type": "integer", "multipleOf": 4}"#, #"{"type": "integer", "multipleOf": 2}"#, "multipleOf changed", .no, .yes),
    ]

    @Test(arguments: choices + objects + values) func `a rule says who breaks`(row: Row) throws {
        for (direction, verdict) in [(Direction.request, row.request), (.response, row.response)] {
            let changes = try SchemaDifferenceTests.changes(row.old, row.new, direction)
            #expect(changes.filter { $0.what == row.what }.map(\.breaking) == [verdict].compactMap { $0 }, "\(direction): \(changes)")
        }
    }

    /// The changes between two operations: `where | what | breaking`.
    private func changes(_ old: String, _ new: String) throws -> [String] {
        func document(_ operation: String) throws -> Document {
            try Document(
                json: Array(#"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"post": {\#(operation)}}}}"#.utf8), file: "api.json")
        }
        var findings: [Finding] = []
        let difference = APIDifference(from: try document(old), to: try document(new), findings: &findings)
        return try #require(difference, "\(findings)").changes.map {
            "\($0.operation) | \($0.place) | \($0.what) | \($0.breaking.rawValue)"
        }
    }

    private func callback(_ methods: String) -> String { #""callbacks": {"done": {"{$request.body#/url}": {\#(methods)}}}"# }

    @Test func `callbacks come and go, and what the API calls in them`() throws {
        let (none, one) = ("", #""post": {"responses": {}}"#)
        let two = one + #", "put": {"responses": {}}"#
        let place = "POST /p CALLBACK done {$request.body#/url}"
        #expect(try changes(callback(one), none) == ["POST /p CALLBACK done |  | the callback was removed | yes"])
        #expect(try changes(none, callback(one)) == ["POST /p CALLBACK done |  | a callback was added | no"])
        #expect(try changes(callback(two), callback(one)) == ["\(place) PUT |  | the call was removed | yes"])
        #expect(try changes(callback(one), callback(two)) == ["\(place) PUT |  | a call was added | no"])
        #expect(
            try changes(callback(one), #""callbacks": {"done": {"{$request.body#/url}": {\#(one)}, "{$request.body#/other}": {\#(one)}}}"#)
                == ["POST /p CALLBACK done {$request.body#/other} |  | a call was added | no"])
    }

    @Test(arguments: [(true, "yes"), (false, "no")])
    func `of a callback's parameters those that always came are missed`(required: Bool, verdict: String) throws {
        let parameter = #""parameters": [{"name": "a", "in": "query", "required": \#(required)}], "#
        let changed = try changes(
            callback(#""post": {\#(parameter)"responses": {}}"#), callback(#""post": {"responses": {}}"#))
        #expect(
            changed == [#"POST /p CALLBACK done {$request.body#/url} POST | query parameter "a" | the parameter was removed | \#(verdict)"#]
        )
    }

    @Test func `headers and links of responses`() throws {
        func response(_ rest: String) -> String { #""responses": {"200": {"description": "", \#(rest)}}"# }
        let header = #""headers": {"X-A": {"required": true}}"#
        #expect(
            try changes(response(header), response(#""x-": 0"#)) == [#"POST /p | response 200 header "x-a" | the header was removed | yes"#]
        )
        #expect(
            try changes(response(header.replacing("true", with: "false")), response(#""x-": 0"#))
                == [#"POST /p | response 200 header "x-a" | the header was removed | unknown"#])
        #expect(try changes(response(#""x-": 0"#), response(header)) == [#"POST /p | response 200 header "x-a" | a header was added | no"#])
        #expect(
            try changes(response(#""links": {"L": {}}"#), response(#""x-": 0"#))
                == [#"POST /p | response 200 link "L" | cannot tell who follows the link that was removed | unknown"#])
    }

    @Test func `a changed encoding is not judged`() throws {
        func body(_ style: String) -> String {
            #""requestBody": {"content": {"multipart/form-data": {"encoding": {"a": {"contentType": "\#(style)"}}}}}, "responses": {}"#
        }
        #expect(
            try changes(body("a/b"), body("c/d"))
                == ["POST /p | request body multipart/form-data | cannot tell what a change of the encoding does | unknown"])
    }
}
