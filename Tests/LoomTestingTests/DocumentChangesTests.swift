import Documents
import Testing

@testable import LoomTesting

@Suite struct DocumentChangesTests {
    static func lines(_ old: JSON, _ new: JSON) -> [String] {
        DocumentChanges(from: old, to: new).lines.split(separator: "\n").map(String.init)
    }

    @Test func `nothing between equal documents, whatever the order of their members`() {
        #expect(Self.lines(["a": 1, "b": [2]], ["b": [2], "a": 1]) == [])
    }

    @Test func `members that came and went, as they are written`() {
        #expect(
            Self.lines(["a": ["x": 1, "y": ["z": true]]], ["a": ["x": 1, "w": [1]]]) == [
                "  /a", #"-   "y": {"#, #"-    "z": true"#, "-   }", #"+   "w": ["#, "+    1", "+   ]",
            ])
    }

    @Test func `an element put between others moves none of them`() {
        #expect(Self.lines(["l": ["a", "c"]], ["l": ["a", "b", "c"]]) == ["  /l", #"+   [1] "b""#])
        #expect(Self.lines(["l": ["a", "b", "c"]], ["l": ["a", "c"]]) == ["  /l", #"-   [1] "b""#])
    }

    @Test func `an element that changed is compared inside`() {
        #expect(Self.lines([["a": 1, "b": 2], 7], [["a": 1, "b": 3], 7]) == ["  /0", #"-   "b": 2"#, #"+   "b": 3"#])
    }

    @Test func `an element that changed before one that came is compared inside`() {
        #expect(
            Self.lines([["a": 1, "b": 2]], [["a": 1, "b": 3], ["c": 4]]) == [
                "  /0", #"-   "b": 2"#, #"+   "b": 3"#, "  /", #"+   [1] {"#, #"+    "c": 4"#, "+   }",
            ])
    }

    @Test func `a document of another kind is another document`() {
        #expect(Self.lines([], [:]) == ["  /", "-   []", "+   {}"])
    }

    @Test func `many lines are counted, not shown`() {
        let many = JSON.array((0..<100).map { .integer($0) })
        #expect(Self.lines([], many).last == "  … and 41 more lines")
    }
}
