import Documents
import Testing

/// The value of a YAML text as one line of JSON.
private func json(_ text: String, _ schema: YAMLSchema = .core) throws -> String {
    let document = try Document(yaml: Array(text.utf8), file: "x.yaml", schema: schema)
    return String(decoding: JSONWriter.bytes(document.root, .compact), as: UTF8.self)
}

@Suite struct YAMLTests {
    @Test(
        "block style nests by indentation",
        arguments: [
            ("a: 1\nb:\n  c: 2\n  d:\n    - x\n    - y\n", #"{"a":1,"b":{"c":2,"d":["x","y"]}}"#),
            ("a:\n- 1\n- 2\nb: 3", #"{"a":[1,2],"b":3}"#),
            ("- a: 1\n  b: 2\n-   - x\n    - y\n- - - z", #"[{"a":1,"b":2},["x","y"],[["z"]]]"#),
            ("a:\nb:\n  -\n  - c:\n", #"{"a":null,"b":[null,{"c":null}]}"#),
            ("? a\n: 1\n? b\n", #"{"a":1,"b":null}"#),
            ("? |\n  a\n: - x\n", #"{"a\n":["x"]}"#),
            ("a:\r\n  b: c\r\n", #"{"a":{"b":"c"}}"#),
            ("", "null"), ("# nothing\n\n", "null"), ("\u{FEFF}a: b", #"{"a":"b"}"#), ("---\n...\n", "null"),
            ("%YAML 1.2 # x\n---\n- a\n... # end\n# more\n", #"["a"]"#),
            ("é: ü\n日本: 😀", #"{"é":"ü","日本":"😀"}"#),
        ])
    func block(text: String, expected: String) throws { #expect(try json(text) == expected) }

    @Test(
        "flow style nests by brackets, whatever the lines",
        arguments: [
            ("[a, [b], {c: d}]", #"["a",["b"],{"c":"d"}]"#),
            ("{a: 1, \"b\":2, 'c' : 3, d, e: }", #"{"a":1,"b":2,"c":3,"d":null,"e":null}"#),
            ("a: [\n  b, # c\n  d,\n]", #"{"a":["b","d"]}"#), ("[a: b, ? c : d, \"e\":f]", #"[{"a":"b"},{"c":"d"},{"e":"f"}]"#),
            ("[http://x/y?z=1, a:b, -1]", #"["http://x/y?z=1","a:b",-1]"#), ("{\n\t\"a\":\t[1]\n}", #"{"a":[1]}"#), ("[[], {}]", "[[],{}]"),
        ])
    func flow(text: String, expected: String) throws { #expect(try json(text) == expected) }

    @Test(
        "a scalar's style decides what its text is",
        arguments: [
            ("a: b c # d", #"{"a":"b c"}"#), ("a: b\n  c\n\n  d", #"{"a":"b c\nd"}"#), ("a: b#c:d", #"{"a":"b#c:d"}"#),
            ("'it''s \\n'", #""it's \\n""#), ("'a\n  b\n\n  c '", #""a b\nc ""#),
            (
                #""\0\a\b\t\n\v\f\r\e\"\/\\\N\_\L\P\x41\u00e9\U0001F600\ud83d\ude00\ ""#,
                "\"\\u0000\\u0007\\u0008\\t\\n\\u000b\\u000c\\r\\u001b\\\"/\\\\\u{85}\u{A0}\u{2028}\u{2029}Aé😀😀 \""
            ),
            ("\"a \\\n   b\\\n  \\ c\n d\"", #""a b c d""#),
            ("|\n  a\n   b\n\n  c\n", #""a\n b\n\nc\n""#), (">\n  a\n  b\n\n  c\n   d\n  e\n", #""a b\nc\n d\ne\n""#),
            ("a: |-\n  x\n\n", #"{"a":"x"}"#), ("a: |+\n  x\n\nb: 1", #"{"a":"x\n\n","b":1}"#), ("- |2-\n    x\n   y", #"["  x\n y"]"#),
            ("a: | # c\n  # text\n # comment\nb: >\n", ##"{"a":"# text\n","b":""}"##), ("|\n  a", #""a""#), ("|\n\n  a\n", #""\na\n""#),
        ])
    func scalars(text: String, expected: String) throws { #expect(try json(text) == expected) }

    @Test(
        "YAML 1.2 and 1.1 understand words in their own ways",
        arguments: [
            ("no", #""no""#, "false"), ("On", #""On""#, "true"), ("y", #""y""#, #""y""#), ("true", "true", "true"), ("~", "null", "null"),
            ("0o17", "15", #""0o17""#), ("017", "17", "15"), ("08", "8", #""08""#), ("0x1F", "31", "31"), ("-0x1F", #""-0x1F""#, "-31"),
            ("0b11", #""0b11""#, "3"), ("1_000", #""1_000""#, "1000"), ("1:30", #""1:30""#, "90"), ("1:30.5", #""1:30.5""#, "90.5"),
            ("1e3", "1e3", #""1e3""#), ("1.5e+3", "1.5e+3", "1.5e+3"), (".5", "0.5", "0.5"), ("-.5", "-0.5", #""-.5""#),
            ("1.", "1.0", "1.0"),
            ("+12", "12", "12"), ("2010-09-09", #""2010-09-09""#, #""2010-09-09""#),
            ("123456789012345678901", "123456789012345678901", "123456789012345678901"),
            ("!!str 5", #""5""#, #""5""#), ("!!int '7'", "7", "7"), ("!!float 5", "5.0", "5.0"),
            ("!<tag:yaml.org,2002:str> no", #""no""#, #""no""#),
            ("-", "[null]", "[null]"), ("<<", #""<<""#, #""<<""#), ("=", #""=""#, #""=""#), ("+", #""+""#, #""+""#),
        ])
    func schemas(text: String, core: String, template: String) throws {
        #expect(try json(text, .core) == core)
        #expect(try json(text, .template) == template)
    }

    @Test(
        "a short tag is its function's long form in a template",
        arguments: [
            ("!Ref A", #"{"Ref":"A"}"#), ("!Condition C", #"{"Condition":"C"}"#), ("!Sub 'a${B}'", #"{"Fn::Sub":"a${B}"}"#),
            ("!Ref 5", #"{"Ref":"5"}"#),
            ("!GetAtt A.B", #"{"Fn::GetAtt":["A","B"]}"#), ("!GetAtt A.B.C", #"{"Fn::GetAtt":["A","B.C"]}"#),
            ("!GetAtt [A, B]", #"{"Fn::GetAtt":["A","B"]}"#),
            (
                "!If [C, !Ref A, !Join ['', [!GetAtt A.B, no]]]",
                #"{"Fn::If":["C",{"Ref":"A"},{"Fn::Join":["",[{"Fn::GetAtt":["A","B"]},false]]}]}"#
            ),
            ("!Sub\n- x\n- a: !Ref B\n", #"{"Fn::Sub":["x",{"a":{"Ref":"B"}}]}"#),
            ("!Base64\n  Fn::Sub: |\n    x\n", #"{"Fn::Base64":{"Fn::Sub":"x\n"}}"#),
            ("a: &x !Ref A\nb: *x", #"{"a":{"Ref":"A"},"b":{"Ref":"A"}}"#),
        ])
    func shortTags(text: String, expected: String) throws {
        #expect(try json(text, .template) == expected)
        #expect(throws: ReadingError.self) { try json(text, .core) }
    }

    @Test(
        "aliases and merge keys are what they stand for",
        arguments: [
            ("a: &x [1, {b: 2}]\nc: *x", #"{"a":[1,{"b":2}],"c":[1,{"b":2}]}"#), ("- &a 1\n- &a 2\n- *a", "[1,2,2]"),
            ("&k key: *k", #"{"key":"key"}"#),
            ("a: &x\n  b: 1\nc: *x", #"{"a":{"b":1},"c":{"b":1}}"#), ("&m\na: 1", #"{"a":1}"#),
            ("- &x a: 1\n  b: *x", #"[{"a":1,"b":"a"}]"#),
            ("a: &x {p: 1, q: 2}\nb:\n  r: 3\n  <<: *x\n  q: 4", #"{"a":{"p":1,"q":2},"b":{"p":1,"q":4,"r":3}}"#),
            ("- &x {p: 1}\n- &y {p: 2, q: 2}\n- <<: [*x, *y]", #"[{"p":1},{"p":2,"q":2},{"p":1,"q":2}]"#), ("'<<': 1", #"{"<<":1}"#),
        ])
    func aliases(text: String, expected: String) throws { #expect(try json(text) == expected) }

    @Test("a key that is a number is its text where every reader writes it so") func keys() throws {
        #expect(try json("200: a\n-5: b\n1.5: c\ntrue: d\n'no': e") == #"{"200":"a","-5":"b","1.5":"c","true":"d","no":"e"}"#)
        #expect(try json("012345678901: account", .template) == #"{"012345678901":"account"}"#)
    }
}
