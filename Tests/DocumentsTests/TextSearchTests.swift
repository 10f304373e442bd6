import Documents
import Testing

@Suite struct TextSearchTests {
    @Test(arguments: [
        ("a--b--c", "--", ["a", "b", "c"]), ("--a--", "--", ["", "a", ""]), ("---", "--", ["", "-"]), ("abc", "--", ["abc"]),
        ("", "--", [""]),
        ("é, è, ê", ", ", ["é", "è", "ê"]), ("abc", "", ["abc"]),
    ])
    func `a text is split where another stands in it, from the left`(text: String, other: String, parts: [String]) {
        #expect(text.split(atText: other).map(String.init) == parts)
        #expect(text.holds(other) == (parts.count > 1))
    }
}
