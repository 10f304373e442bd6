import Documents
import TemporaryFiles
import Testing

@testable import Commands

@Suite struct OpenAPIDiffTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let operations = (get: #""get": {"parameters": [{"name": "a|b", "in": "query"}]}"#, put: #""put": {"deprecated": true}"#)
        for (name, methods) in [
            ("old", operations.get), ("more", operations.get + "," + operations.put), ("less", operations.get.replacing("a|b", with: "c")),
            ("other", operations.get.replacing("}]", with: #", "schema": {"x": 1}}]"#)),
        ] {
            try folder.write(#"{"openapi": "3.1.0", "info": {}, "paths": {"/p": {\#(methods)}}}"#, to: "\(name).json")
        }
        try folder.write("{", to: "broken.json")
    }

    private func diff(_ old: String, _ new: String, _ arguments: String...) -> Run {
        Run(["openapi", "diff", folder["\(old).json"], folder["\(new).json"]] + arguments)
    }

    @Test func `it is shown as JSON`() {
        #expect(
            diff("old", "less", "--format", "json").json == [
                "changes": [
                    [
                        "operation": "GET /p", "where": #"query parameter "a|b""#, "what": "the parameter was removed", "breaking": "yes",
                        "old": nil, "new": nil,
                    ],
                    [
                        "operation": "GET /p", "where": #"query parameter "c""#, "what": "an optional parameter was added",
                        "breaking": "no", "old": nil, "new": nil,
                    ],
                ], "summary": ["breaking": 1, "compatible": 1, "unknown": 0],
            ])
    }

    @Test func `it is shown as text`() {
        #expect(
            diff("old", "less").output == """
                GET /p
                  breaking     query parameter "a|b": the parameter was removed
                  compatible   query parameter "c": an optional parameter was added

                1 breaking, 1 compatible, 0 cannot tell

                """)
        #expect(diff("old", "old").output == "no difference\n")
    }

    @Test func `it is shown as markdown`() {
        #expect(
            diff("old", "other", "--format", "markdown").output == """
                **0 breaking, 0 compatible, 1 cannot tell**

                #### `GET /p`

                - **cannot tell**: `query parameter "a|b"`: cannot tell what a change of "x" does (none → `1`)

                """)
    }

    @Test(arguments: [("old", ExitCode.success), ("more", .success), ("less", .failure), ("other", .failure)])
    func `the exit code says what breaks, where that is asked`(new: String, code: ExitCode) {
        #expect(diff("old", new, "--exit-code").code == code)
        #expect(diff("old", new).code == .success)
    }

    @Test(arguments: ["broken", "missing"])
    func `a document that cannot be read fails`(name: String) {
        for run in [diff("old", name), diff(name, "old")] {
            #expect((run.code, run.output) == (.failure, ""))
            #expect(run.error.contains("\(name).json"))
        }
    }
}
