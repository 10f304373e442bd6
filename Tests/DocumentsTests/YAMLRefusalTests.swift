import Documents
import Testing

/// What is refused, and where: never a wrong value.
@Suite struct YAMLRefusalTests {
    private func expect(_ text: String, refusedAt line: Int, _ column: Int, _ schema: YAMLSchema, _ words: String) {
        let error = #expect(throws: ReadingError.self, "\(text)") { try Document(yaml: Array(text.utf8), file: "x.yaml", schema: schema) }
        #expect(error?.position == Position(line: line, column: column), "\(text): \(error?.message ?? "")")
        #expect(error?.message.contains(words) == true, "\(text): \(error?.message ?? "")")
    }

    @Test(
        "what is no YAML is refused with its place",
        arguments: [
            ("a: [1", 1, 4, "does not end"), ("a: 'x", 1, 4, "does not end"), ("a: \"x\n---\n\"", 1, 4, "does not end"),
            ("[1 2", 1, 1, "does not end"),
            ("a: {b: 1\n---\n", 1, 4, "does not end"), ("a\nb: c", 2, 2, "no key can"), ("a: b: c", 1, 4, "line of its own"),
            ("a: - b", 1, 4, "line of its own"),
            ("a: 1\n b: 2", 2, 3, "no key can"), ("a:\n    b: 1\n  c: 2", 3, 3, "indentation"), ("a: 'b' c", 1, 8, "after the end"),
            ("- a\nb: c", 2, 1, "after the end"),
            ("a: 1\nb", 2, 1, "colon is expected"), ("a: 1\n- b", 2, 1, "sequence stands"), ("\ta: 1", 1, 1, "tab"),
            ("a:\n\tb: 1", 2, 1, "tab"),
            ("a:\n  b: 1\n \tc: 2", 3, 2, "tab"), ("-\t- a", 1, 3, "line of its own"), ("a: @x", 1, 4, "quotes"), ("a: `x", 1, 4, "quotes"),
            ("a: %x", 1, 4, "quotes"),
            ("a: *x", 1, 4, "no anchor"), ("a: &x [*x]", 1, 8, "inside of"), ("a: &x\n  b: *x", 2, 6, "inside of"),
            ("a: &x *x", 1, 4, "neither tag"),
            ("a: \"\\q\"", 1, 6, "escape"), ("a: \"\\ud800\"", 1, 5, "surrogate"), ("a: \"\\U00110000\"", 1, 5, "no such character"),
            ("a: |x\n  b", 1, 5, "indentation from 1 to 9"),
            ("a: |\n    \n  b", 3, 3, "blank line"), ("[a,,b]", 1, 4, "value is expected"), ("a: 1 #\nb: 'x'# c", 2, 7, "white space"),
            ("a: ]", 1, 4, "value is expected"),
            ("a: &x &y b", 1, 7, "two anchors"), ("a: !!str !Ref b", 1, 10, "two tags"), ("&a\n&b c", 2, 1, "two anchors"),
        ])
    func noYAML(text: String, line: Int, column: Int, words: String) { expect(text, refusedAt: line, column, .template, words) }

    @Test(
        "what JSON cannot hold, and what readers understand in different ways, is refused",
        arguments: [
            ("a: 1\n---\nb: 2", 2, 1, "second document"), ("a: 1\n...\n%YAML 1.2", 3, 1, "second document"),
            ("%TAG ! x\n---\na", 1, 1, "directive"), ("%YAML 1.1\n---\na", 1, 1, "YAML 1.2"),
            ("[a]: b", 1, 1, "key must be a text"), ("? {a: b}\n: c", 1, 3, "key must be a text"),
            ("a: 1\nb: 2\na: 3", 3, 1, "stands twice"), ("1: a\n'1': b", 2, 1, "stands twice"),
            ("0x10: a", 1, 1, "quotes"), ("1.0: a", 1, 1, "quotes"), ("null: a", 1, 1, "null"), (": a", 1, 1, "missing"),
            ("True: a", 1, 1, "boolean"),
            ("a: .inf", 1, 4, "JSON"), ("a: .NaN", 1, 4, "JSON"), ("a: !!binary x", 1, 4, "!!binary"), ("a: !!set {x}", 1, 4, "!!set"),
            ("a: !Ref x", 1, 4, "!Ref"), ("a: !!int x", 1, 4, "fit"),
            ("a: !x!y z", 1, 4, "not read"), ("a: ! 5", 1, 4, "disagree"), ("{:a}", 1, 2, "quotes"), ("{?a}", 1, 2, "quotes"),
            ("&a: b", 1, 3, "name of the anchor"), ("0xFFFFFFFFFFFFFFFFFF", 1, 1, "too large"),
            ("<<: 1", 1, 5, "merge key"), ("<<: {a: 1}\n<<: {b: 1}", 2, 1, "stands twice"), ("<<: [1]", 1, 6, "maps only"),
            ("|\nx", 2, 1, "indented"), ("a: 1\u{1}", 1, 5, "U+0001"), ("a: \u{FEFF}", 1, 4, "byte order mark"),
        ])
    func ambiguous(text: String, line: Int, column: Int, words: String) { expect(text, refusedAt: line, column, .core, words) }

    @Test("names that look the same and are not are no match") func composedCharacters() {
        expect("- &\u{E9} 1\n- *e\u{301}", refusedAt: 2, 3, .core, "no anchor")
        expect("- &x {\u{E9}: 1}\n- <<: *x\n  e\u{301}: 2", refusedAt: 3, 3, .core, "other characters")
    }

    @Test(
        "words that are something else in templates are refused as keys there",
        arguments: [
            ("no: a", 1, 1, "boolean"), ("012: a", 1, 1, "number"), ("1:30: a", 1, 1, "number"), ("a: !Unknown x", 1, 4, "!Unknown"),
            ("!Ref a: b", 1, 1, "tag !Ref"), ("a: \"x\u{2028}\"", 1, 6, "U+2028"),
        ])
    func templates(text: String, line: Int, column: Int, words: String) { expect(text, refusedAt: line, column, .template, words) }

    @Test(
        "bytes that are not UTF-8 are refused, in comments too",
        arguments: [[0x61, 0xFF], [0x23, 0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80]])
    func notUTF8(bytes: [UInt8]) {
        let error = #expect(throws: ReadingError.self) { try Document(yaml: bytes, file: "x.yaml", schema: .core) }
        #expect(error?.message == "the bytes are not UTF-8")
    }

    @Test(
        "nesting beyond the limit is refused, not trapped",
        arguments: ["[", "{a: ", "- ", "? ", "[? ", "!!seq ["])
    func depth(opening: String) {
        #expect(throws: ReadingError.self) {
            try Document(yaml: Array(String(repeating: opening, count: 100_000).utf8), file: "x", schema: .core)
        }
    }

    @Test("a document as deep as JSON may be is read, and not a level more", arguments: [("- ", "", 512), ("!Or [", "]", 256)])
    func deepest(opening: String, closing: String, levels: Int) throws {
        func text(_ levels: Int) -> [UInt8] {
            Array((String(repeating: opening, count: levels) + "x" + String(repeating: closing, count: levels)).utf8)
        }
        let document = try Document(yaml: text(levels), file: "x", schema: .template)
        #expect(try JSON(parsing: JSONWriter.bytes(document.root)) == document.root)
        #expect(throws: ReadingError.self) { try Document(yaml: text(levels + 1), file: "x", schema: .template) }
    }

    @Test("nesting by indentation beyond the limit is refused") func indentation() {
        let text = (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        let error = #expect(throws: ReadingError.self) { try Document(yaml: Array(text.utf8), file: "x", schema: .core) }
        #expect(error?.position == Position(line: 513, column: 513))
    }

    @Test(
        "a small text that aliases make huge is refused at once",
        arguments: ["[*%, *%, *%, *%, *%, *%, *%, *%, *%]", "{a: *%, b: *%, c: *%, d: *%}"])
    func billionLaughs(row: String) {
        var text = "a0: &a0 [lol]\n"
        for number in 1..<100 { text += "a\(number): &a\(number) " + row.split(separator: "%").joined(separator: "a\(number - 1)") + "\n" }
        var error: ReadingError?
        let time = ContinuousClock().measure {
            error = #expect(throws: ReadingError.self) { try Document(yaml: Array(text.utf8), file: "x", schema: .template) }
        }
        #expect(error?.message.contains("more than 250000 values") == true)
        #expect(time < .seconds(5))
    }

    @Test("texts, merge keys and chains of them are bounded like values") func otherExpansions() {
        let long = "- &a " + String(repeating: "x", count: 100_000) + "\n" + String(repeating: "- *a\n", count: 10_000)
        let keys = "- &a {" + (0..<10_000).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
        let list = keys + "- <<: [" + String(repeating: "*a, ", count: 10_000) + "]\n"
        let chain = "- &a0 {a: 1}\n" + (1..<5_000).map { "- &a\($0)\n  <<: *a\($0 - 1)\n" }.joined()
        for text in [long, list, chain] {
            #expect(throws: ReadingError.self) { try Document(yaml: Array(text.utf8), file: "x", schema: .template) }
        }
    }
}
