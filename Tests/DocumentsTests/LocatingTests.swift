import Documents
import Testing

@Suite struct LocatingTests {
    @Test("findings get the positions that single look-ups give, in any order") func locatesFindings() throws {
        let text = """
            {
              "a": [1, {"b": "é", "c": [true]}],
              "d/e": {}
            }
            """
        let document = try Document(json: Array(text.utf8), file: "x.json")
        let paths = ["/d~1e", "/a/1/c/0", "", "/a/1/b", "/a/1", "/a/0", "/d~1e"].compactMap { JSONPointer($0) }
        var findings = paths.map { Finding("r", "m", file: "x.json", path: $0) }
        document.locate(&findings)
        #expect(findings.map(\.position) == paths.map { document.position(of: $0) })
        #expect(findings[1].position == Position(line: 2, column: 30))
    }

    @Test("findings of what is missing get the position of what it is missing from") func locatesMissing() throws {
        let document = try Document(json: Array(#"{"a": [1, {"b": {}}], "c": 2}"#.utf8), file: "x.json")
        let places = [("/a/2", "/a"), ("/a/1/b/d/e", "/a/1/b"), ("/a/1/x", "/a/1"), ("/c/d", "/c"), ("/e", ""), ("/a/0", "/a/0")]
        var findings = places.map { Finding("r", "m", file: "x.json", path: JSONPointer($0.0)) }
        document.locate(&findings)
        #expect(findings.map(\.position) == places.map { JSONPointer($0.1).flatMap { document.position(of: $0) } })
    }

    @Test("findings of other files, without a path, or with a position stay as they are") func leavesOthers() throws {
        let document = try Document(json: Array("[1]".utf8), file: "x.json")
        let others = [
            Finding("r", "m", file: "y.json", path: JSONPointer(["0"])), Finding("r", "m", file: "x.json"),
            Finding("r", "m", file: "x.json", position: Position(line: 9, column: 9), path: JSONPointer(["0"])),
        ]
        var findings = others
        document.locate(&findings)
        #expect(findings == others)
    }
}
