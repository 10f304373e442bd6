import Documents
import Testing

@testable import OpenAPI

@Suite struct VerificationTests {
    @Test(
        "a broken document is an error at its place, never a trap",
        arguments: [
            ("[]", "openapi-shape", ""),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"discriminator": {"propertyName": "p", "mapping": {"v": "#/components/schemas/T"}}}}}}"##,
                "openapi-missing-reference", "/components/schemas/S/discriminator/mapping/v"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"links": {"L": {"operationRef": "#/paths/~1none/get"}}}}"##,
                "openapi-missing-reference", "/components/links/L/operationRef"
            ),
            ("null", "openapi-shape", ""),
            ("{}", "openapi-version", ""),
            (#"{"swagger": "2.0"}"#, "openapi-version", ""),
            (#"{"openapi": "2.0", "info": {}, "paths": {}}"#, "openapi-version", "/openapi"),
            (#"{"openapi": 3.1, "info": {}, "paths": {}}"#, "openapi-version", ""),
            (#"{"openapi": "3.1.0", "paths": {}}"#, "openapi-shape", ""),
            (#"{"openapi": "3.1.0", "info": {}}"#, "openapi-shape", ""),
            (#"{"openapi": "3.0.0", "info": {}, "webhooks": {}}"#, "openapi-shape", ""),
            (#"{"openapi": "3.1.0", "info": {}, "paths": []}"#, "openapi-shape", "/paths"),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {"p": {}}}"#, "openapi-shape", "/paths/p"),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {"/p": null}}"#, "openapi-shape", "/paths/~1p"),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"get": []}}}"#, "openapi-shape", "/paths/~1p/get"),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"get": {"parameters": {}}}}}"#, "openapi-shape",
                "/paths/~1p/get/parameters"
            ),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"get": {"parameters": [{}]}}}}"#, "openapi-shape",
                "/paths/~1p/get/parameters/0"
            ),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"get": {"operationId": 1}}}}"#, "openapi-shape",
                "/paths/~1p/get/operationId"
            ),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"get": {"$ref": "x"}}}}"#, "openapi-shape", "/paths/~1p/get/$ref"),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {}, "tags": [{}]}"#, "openapi-shape", "/tags"),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {}, "security": {}}"#, "openapi-shape", "/security"),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {}, "security": [{"a": []}]}"#, "openapi-missing-reference", "/security/0"),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": []}"#, "openapi-shape", "/components"),
            (#"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": []}}"#, "openapi-shape", "/components/schemas"),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": "x"}}}"#, "openapi-shape",
                "/components/schemas/S"
            ),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"anyOf": {}}}}}"#, "openapi-shape",
                "/components/schemas/S/anyOf"
            ),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"$ref": 1}}}}"#, "openapi-shape",
                "/components/schemas/S/$ref"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"$ref": "#/components/schemas/T"}}}}"##,
                "openapi-missing-reference", "/components/schemas/S/$ref"
            ),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"$ref": "other.json#/T"}}}}"#,
                "openapi-external-reference", "/components/schemas/S/$ref"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"$ref": "#anchor"}}}}"##,
                "openapi-external-reference", "/components/schemas/S/$ref"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"$ref": "#/components/schemas/S"}}}}"##,
                "openapi-reference-cycle", "/components/schemas/S/$ref"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"$ref": "#/info"}}}, "x": {"$ref": "#/no"}, "info2": 1}"##
                    .replacing(##""#/info""##, with: ##""#/openapi""##), "openapi-shape", "/components/schemas/S/$ref"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"get": {"callbacks": {"c": {"u": {"$ref": "#/paths/~1p"}}}}}}}"##,
                "openapi-reference-cycle", "/paths/~1p/get/callbacks/c/u/$ref"
            ),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"type": 7}}}}"#, "openapi-shape",
                "/components/schemas/S/type"
            ),
            (
                #"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"type": ["string", null]}}}}"#,
                "openapi-shape",
                "/components/schemas/S/type/1"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"S": {"$id": "https://e.com/s"}, "T": {"$ref": "https://e.com/s"}}}}"##,
                "openapi-external-reference", "/components/schemas/T/$ref"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"get": {"parameters": [{"$ref": "#/components/schemas/S"}]}}}, "components": {"schemas": {"S": {}}}}"##,
                "openapi-shape", "/paths/~1p/get/parameters/0/$ref"
            ),
            (
                ##"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {"$ref": "#/components/pathItems"}}, "components": {"pathItems": {}}}"##,
                "openapi-shape", "/paths/~1p/$ref"
            ),
        ])
    func refusesBrokenDocument(text: String, rule: String, pointer: String) throws {
        var findings: [Finding] = []
        let document = APIDocument(try Document(json: Array(text.utf8), file: "a.json"), prefix: "/a", findings: &findings)
        #expect(document == nil)
        let finding = try #require(findings.first { $0.severity == .error })
        #expect(finding.rule == rule, "\(finding)")
        #expect(finding.path?.description == pointer)
        #expect(finding.file == "a.json")
    }

    @Test("a circle of references is found, whatever stands beside them", arguments: ["parameters", "responses", "schemas"])
    func refusesCircles(section: String) throws {
        var findings: [Finding] = []
        let circle = ##"{"A": {"$ref": "#/components/\##(section)/B", "description": "D"}, "B": {"$ref": "#/components/\##(section)/A"}}"##
        #expect(try read(##""components": {"\##(section)": \##(circle)}"##, version: "3.0.3", findings: &findings) == nil)
        #expect(findings.map(\.rule) == ["openapi-reference-cycle", "openapi-reference-cycle"])
    }

    @Test("all mistakes of a document are shown at once") func showsAll() throws {
        var findings: [Finding] = []
        _ = try read(#""tags": 1, "components": {"schemas": {"A": 1, "B": {"items": 2}}}"#, findings: &findings)
        #expect(findings.count == 3)
    }

    @Test("a prefix is a path that API Gateway takes", arguments: ["", "/", "a", "/a/", "//", "/a b", "/{a}", "/ping", "/sping", "/é"])
    func refusesPrefix(prefix: String) throws {
        var findings: [Finding] = []
        #expect(try read("", prefix: prefix, findings: &findings) == nil)
        #expect(findings.map(\.rule) == ["openapi-bad-prefix"])
    }

    @Test("path items that unfold without end are refused") func boundsPathItems() throws {
        // Each of 20 path items holds the next one twice: a million in all.
        let items = (0..<20).map { number in
            ##""P\##(number)": {"get": {"callbacks": {"a": {"x": {"$ref": "#/components/pathItems/P\##(number + 1)"}, "y": {"$ref": "#/components/pathItems/P\##(number + 1)"}}}}}"##
        }
        var findings: [Finding] = []
        let document = try read(
            ##""components": {"pathItems": {\##(items.joined(separator: ", ")), "P20": {}}}"##,
            paths: ##"{"/p": {"$ref": "#/components/pathItems/P0"}}"##,
            findings: &findings)
        #expect(document == nil)
        #expect(findings.contains { $0.rule == "openapi-reference-cycle" })
    }

    @Test("a document as deep as the reader takes is read") func readsDeepDocument() throws {
        let depth = 240
        let schema = String(repeating: #"{"items": "#, count: depth) + "{}" + String(repeating: "}", count: depth)
        var findings: [Finding] = []
        #expect(try read(#""components": {"schemas": {"S": \#(schema)}}"#, findings: &findings) != nil)
    }
}
