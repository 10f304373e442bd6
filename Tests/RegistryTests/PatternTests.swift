import Registry
import Testing

@Suite("Patterns of schemas")
struct PatternTests {
    @Test(
        "find what they say",
        arguments: [
            ("^[a-z]{2,4}$", ["ab", "abcd"], ["a", "abcde", "AB", "ab1"]),
            ("b+", ["abba", "b"], ["aca", ""]),
            ("^(?!aws:)[a-zA-Z+-=._:/]+$", ["awss:x", "a"], ["aws:x", "a b"]),
            ("^(ab|a)(bc)?$", ["abc", "ab", "a", "abbc"], ["abcbc"]),
            ("^([a-z]+\\.)+[a-z]{2,}$", ["a.bc", "a.b.cd"], ["a", "a.b", ".ab"]),
            ("^(subnet-[a-f0-9]{13})|(subnet-[a-f0-9]{8})\\Z", ["subnet-01234567", "xsubnet-01234567"], ["subnet-0123"]),
            ("^[0-9a-z.-]*(?<!\\.)$", ["a.b", ""], ["a."]),
            ("^(?=.*[a-z])(?=.*\\d).{4,}$", ["abc1"], ["abcd", "a1"]),
            ("^(a|b)\\1$", ["aa", "bb"], ["ab"]),
            ("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$", ["é 1", "日本"], ["a!", "(x)"]),
            ("^[\\p{Print}&&[^|:/]]+$", ["abc !"], ["a|b", "a:b", "é"]),
            ("^\\p{Print}+$", ["a b"], ["a\n", ""]),
            ("(?s)^.+$", ["a\nb"], [""]),
            ("^.+$", ["ab"], ["a\nb"]),
            ("^[\\u0020-\\u007E]+$", ["a~"], ["\u{7F}", "é"]),
            ("^[^\\x0a\\x0d]+$", ["ab"], ["a\nb"]),
            ("^[\\w-]+$", ["a-b_1"], ["a b"]),
            ("^[a-z\\d]+?$", ["a1"], ["a-"]),
            ("^\\{\\{x\\}\\}$|^{y}$", ["{{x}}", "{y}"], ["{x}"]),
            ("^(\\bab\\b|[0-9]+)$", ["ab", "12"], ["abc"]),
            ("^[]a]$", ["]", "a"], ["b"]),
            ("^((\\d{3},)*\\d{3})?$", ["", "123", "123,456"], ["12", "123,"]),
            ("^(ab){2,3}$", ["abab", "ababab"], ["ab", "abababab"]),
        ])
    func finds(pattern: String, texts: [String], others: [String]) throws {
        let pattern = try #require(Pattern(pattern))
        for text in texts { #expect(pattern.matches(text) == true, "\(text)") }
        for text in others { #expect(pattern.matches(text) == false, "\(text)") }
    }

    @Test(
        "that are broken or not understood say nothing", arguments: ["(", "a)", "[a", "a{2,1}", "(?<name>a)", "a++", "\\q", "*", "[b-a]"])
    func broken(pattern: String) {
        #expect(Pattern(pattern) == nil)
    }

    @Test("do not take forever")
    func patience() throws {
        let pattern = try #require(Pattern("^(a+)+$"))
        #expect(pattern.matches(String(repeating: "a", count: 60) + "b") == nil)
        let deep = try #require(Pattern("^(a|b)*$"))
        #expect(deep.matches(String(repeating: "ab", count: 50_000)) == nil)
        #expect(deep.matches("abba") == true)
    }
}
