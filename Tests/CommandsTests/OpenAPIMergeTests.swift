import Documents
import TemporaryFiles
import Testing

@testable import Commands

@Suite struct OpenAPIMergeTests {
    private let folder: TemporaryFolder
    private static let good =
        #"{"openapi": "3.1.0", "info": {"title": "T", "version": "7"}, "paths": {"/x": {"get": {"operationId": "x", "responses": {"200": {"description": ""}}}}}}"#

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.good, to: "good.json")
        try folder.write(Self.good.replacing(#""/x": {"#, with: #""/x": [], "/y": {"#), to: "broken.json")
    }

    private func merge(_ arguments: String...) -> Run { Run(["openapi", "merge"] + arguments) }

    @Test func `any number of documents stand under their prefixes`() throws {
        let run = merge("/a=\(folder["good.json"])", "/b=\(folder["good.json"])", "/c/d=\(folder["good.json"])")
        #expect(run.code == .success)
        #expect(run.error == "")
        #expect(run.json?["paths"]?.object?.keys == ["/a/x", "/b/x", "/c/d/x"])
        #expect(run.json?["openapi"] == "3.0.3")
        #expect(run.json?["info"]?["title"] == "T, T, T")
        #expect(run.json?["info"]?["version"] == "7")
    }

    @Test func `a document may be YAML`() throws {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: "7"}
            paths:
              /x:
                get:
                  operationId: x
                  responses:
                    200:
                      description: no
            """
        try folder.write(text, to: "good.yaml")
        let run = merge("/a=\(folder["good.yaml"])", "/b=\(folder["good.json"])")
        #expect(run.code == .success, "\(run.error)")
        #expect(run.json?["paths"]?["/a/x"]?["get"]?["responses"] == ["200": ["description": "no"]])
        try folder.write(text.replacing("get:", with: "get: ["), to: "bad.yaml")
        let broken = merge("/a=\(folder["bad.yaml"])")
        #expect((broken.code, broken.output) == (.failure, ""))
        #expect(broken.error.contains("bad.yaml:7:16: error: "), "\(broken.error)")
    }

    @Test func `the file holds what standard output would show`() throws {
        let printed = merge("/a=\(folder["good.json"])", "--title", "Mine")
        let run = merge("/a=\(folder["good.json"])", "--title", "Mine", "-o", folder["out.json"])
        #expect((run.code, run.output) == (.success, ""))
        #expect(folder.text(of: "out.json") == printed.output)
        #expect(printed.json?["info"]?["title"] == "Mine")
        #expect(folder.names() == ["broken.json", "good.json", "out.json"])
    }

    @Test func `an input that cannot be merged leaves no output, and an earlier one as it was`() throws {
        let arguments = ["/a=\(folder["good.json"])", "/b=\(folder["broken.json"])", "-o", folder["out.json"]]
        var run = Run(["openapi", "merge"] + arguments)
        #expect((run.code, run.output) == (.failure, ""))
        #expect(run.error.contains("broken.json:1:78: error: /paths/~1x: "), "\(run.error)")
        #expect(run.error.contains("shop: nothing was written, for 1 error\n"))
        #expect(!folder.exists("out.json"))
        try folder.write("earlier", to: "out.json")
        run = Run(["openapi", "merge"] + arguments)
        #expect(folder.text(of: "out.json") == "earlier")
    }

    /// Each of them wrong in one way, and what is said of it.
    static let broken: [(String, String)] = [
        (String(good.dropLast(9)), ":1:143: error: the document ends where a value is expected [unreadable-document]"),
        (
            good.replacing(#""/x""#, with: #""/x": {}, "/x""#),
            ":1:82: error: the key \"/x\" stands twice in one object [unreadable-document]"
        ),
        (
            good.replacing(#""paths""#, with: #""x-deep": \#(String(repeating: "[", count: 10_000)), "paths""#),
            ":1:583: error: more than 512 levels of nesting [unreadable-document]"
        ),
        (
            good.replacing(#""description": """#, with: ##""$ref": "#/components/responses/R""##),
            ##": error: /paths/~1x/get/responses/200/$ref: "#/components/responses/R" names nothing in this document [openapi-missing-reference]"##
        ),
        (
            good.replacing(#"{"get""#, with: ##"{"$ref": "#/paths/~1x", "get""##),
            ##": error: /paths/~1x/$ref: "#/paths/~1x" leads back to itself and never to a path item [openapi-reference-cycle]"##
        ),
        (
            good.replacing(#""x", "responses": {"#, with: #""x", "responses": [{"#).replacing("}}}}}}", with: "}}]}}}}"),
            ": error: /paths/~1x/get/responses: a responses object is expected here, not an array [openapi-shape]"
        ),
    ]

    @Test(arguments: broken) func `a broken document is named with the place and the reason`(text: String, message: String) throws {
        try folder.write(text, to: "bad.json")
        let run = merge("/a=\(folder["bad.json"])", "/b=\(folder["good.json"])", "-o", folder["out.json"])
        #expect((run.code, run.output) == (.failure, ""))
        #expect(run.error.contains("bad.json") && run.error.contains(message), "\(run.error)")
        #expect(!folder.exists("out.json"))
    }

    @Test func `two operations that meet under their prefixes are refused`() throws {
        try folder.write(Self.good.replacing("/x", with: "/b/x"), to: "far.json")
        let run = merge("/a=\(folder["far.json"])", "/a/b=\(folder["good.json"])")
        #expect(run.code == .failure)
        #expect(
            run.error.contains(
                "good.json:1:86: error: /paths/~1x/get: GET /a/b/x is the same operation as GET /a/b/x of \(folder["far.json"]); rename one of the two paths"
            ),
            "\(run.error)")
    }

    @Test(arguments: [("none/out.json", "No such file"), (".", "directory"), ("/dev/null", "no regular file")])
    func `a place that cannot be written is named`(place: String, reason: String) throws {
        let path = place.hasPrefix("/") ? place : folder[place]
        let run = merge("/a=\(folder["good.json"])", "-o", path)
        #expect(run.code == .failure)
        #expect(run.error.contains(path) && run.error.contains(reason), "\(run.error)")
        #expect(folder.names() == ["broken.json", "good.json"])
    }

    @Test func `a link keeps leading to the output`() throws {
        try folder.write("old", to: "real.json")
        folder.link("out.json", to: "real.json")
        #expect(merge("/a=\(folder["good.json"])", "-o", folder["out.json"]).code == .success)
        #expect(folder.text(of: "real.json")?.contains("3.0.3") == true)
    }

    @Test func `the gateway's definition names where calls go`() throws {
        func uri(_ arguments: String...) -> JSON? {
            let run = Run(["openapi", "merge", "/b2b=\(folder["good.json"])", "--for", "gateway"] + arguments)
            return run.json?["paths"]?["/b2b/x"]?["get"]?["x-amazon-apigateway-integration"]?["uri"]
        }
        #expect(uri() == "${B2bIntegrationUri}")
        #expect(uri("--integration", "/b2b=${Whatever}") == "${Whatever}")
        let function = "arn:aws:lambda:eu-west-3:123456789012:function:f:live"
        #expect(
            uri("--integration", "/b2b=\(function)")
                == .string("arn:aws:apigateway:eu-west-3:lambda:path/2015-03-31/functions/\(function)/invocations"))
    }

    @Test func `the gateway may be told of the catch-alls alone, and to check nothing`() throws {
        let good = "/b2b=\(folder["good.json"])"
        #expect(merge(good, "--for", "gateway", "--exposure", "proxy-only").json?["paths"]?.object?.keys == ["/b2b", "/b2b/{proxy+}"])
        #expect(merge(good, "--for", "gateway", "--validation", "none").code == .success)
    }

    @Test(arguments: [
        (["openapi", "mrge"], #"unknown command "openapi mrge"; did you mean "openapi merge"?"#),
        (["openapi", "merge"], "no document is named; write /b2b=FILE, once a document"),
        (["openapi", "merge", "b2b.json"], #""b2b.json" lacks a prefix or what stands under it; write /b2b=FILE"#),
        (["openapi", "merge", "/b2b="], #""/b2b=" lacks a prefix or what stands under it; write /b2b=FILE"#),
        (["openapi", "merge", "/b2b=f", "--integration", "/b2b=a"], "--integration is for the gateway; add --for gateway"),
        (["openapi", "merge", "/b2b=f", "--exposure", "documented"], "--exposure is for the gateway; add --for gateway"),
        (["openapi", "merge", "/b2b=f", "--validation", "none"], "--validation is for the gateway; add --for gateway"),
        (
            ["openapi", "merge", "/b2b=f", "--for", "gateway", "--integration", "/b2c=a"],
            #"--integration speaks of /b2c, and no document stands there; did you mean "/b2b"?"#
        ),
        (["openapi", "merge", "/b2b=f", "--for", "people"], #"unknown value "people" of --for; choose from portal, gateway"#),
        (["openapi", "diff", "a"], "openapi diff takes two documents, not 1; write openapi diff OLD NEW"),
    ])
    func `wrong use exits with 2 and says what is right`(arguments: [String], message: String) {
        let run = Run(arguments)
        #expect((run.code, run.output) == (.wrongUse, ""))
        #expect(run.error.hasPrefix("shop: error: \(message)\n"), "\(run.error)")
    }
}
