import Documents
import Testing

@Suite struct JSONTests {
    @Test func `an object keeps the order of its keys`() throws {
        let value = try JSON(parsing: Array(#"{"b":1,"a":[true,null,"x"],"c":{}}"#.utf8))
        #expect(String(decoding: JSONWriter.bytes(value, .compact), as: UTF8.self) == #"{"b":1,"a":[true,null,"x"],"c":{}}"#)
    }

    @Test(arguments: ["1e400", "123456789012345678901234567890", "-0", "0.10"])
    func `a number that Int cannot hold keeps its digits`(text: String) throws {
        #expect(try JSON(parsing: Array(text.utf8)) == .decimal(text))
    }

    @Test(arguments: [
        (#""\ud83d\ude00""#, "😀"), (#""a\nb""#, "a\nb"), (#""\u00e9\/""#, "é/"), (#""tab\there""#, "tab\there"),
    ])
    func `escapes are read`(text: String, expected: String) throws {
        #expect(try JSON(parsing: Array(text.utf8)) == .string(expected))
    }

    @Test(arguments: [
        ("", 1, 1), ("{", 1, 2), (#"{"a":1,"a":2}"#, 1, 8), ("[1,]", 1, 4), ("01", 1, 1), (#""\ud800""#, 1, 7), ("nul", 1, 1),
        ("{\n \"a\": tru\n}", 2, 7), ("[1] x", 1, 5), ("\"a\nb\"", 1, 3), ("-", 1, 2), ("1.", 1, 3), (#""\x""#, 1, 3), ("\"abc", 1, 1),
    ])
    func `a broken text is refused with its place`(text: String, line: Int, column: Int) {
        let error = #expect(throws: ReadingError.self) { try JSON(parsing: Array(text.utf8)) }
        #expect(error?.position == Position(line: line, column: column), "\(error?.message ?? "")")
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: ReadingError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test func `nesting beyond the limit is refused, not trapped`() {
        #expect(throws: ReadingError.self) { try JSON(parsing: Array(repeating: UInt8(ascii: "["), count: 100_000)) }
    }

    @Test func `a pointer leads to its value and to its place`() throws {
        let text = "{\n  \"a/b\": [\n    1,\n    {\"c\": 2}\n  ],\n  \"d\": 3\n}"
        let document = try Document(json: Array(text.utf8), file: "x.json")
        let pointer = try #require(JSONPointer("/a~1b/1/c"))
        #expect(document.root[pointer] == 2)
        #expect(document.position(of: pointer) == Position(line: 4, column: 11))
        #expect(document.position(of: JSONPointer(["d"])) == Position(line: 6, column: 8))
        #expect(document.position(of: JSONPointer(["e"])) == nil)
        #expect(pointer.description == "/a~1b/1/c")
    }

    @Test func `a large object finds, replaces and removes its members`() {
        var object = JSON.Object((0..<100).map { ("k\($0)", .integer($0)) })
        object["k50"] = nil
        object["k7"] = "seven"
        #expect(object.count == 99)
        #expect(object["k50"] == nil)
        #expect(object["k7"] == "seven")
        #expect(object["k99"] == 99)
        #expect(object.keys[50] == "k51")
    }

    @Test func `what is written reads back the same`() throws {
        let value: JSON = ["quote\"\\": ["\u{1}\n\t", 1, -5, nil, true, [:], []], "é😀": .decimal("1.5e3")]
        for layout in [JSONWriter.Layout.compact, .pretty] {
            #expect(try JSON(parsing: JSONWriter.bytes(value, layout)) == value)
        }
    }
}
