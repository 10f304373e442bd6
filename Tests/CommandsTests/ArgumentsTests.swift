import Testing

@testable import Commands

@Suite struct ArgumentsTests {
    let env = Option(name: "--env", value: .many("ENV"), summary: "", isRequired: true)
    let out = Option(name: "--out", value: .one("DIR"), summary: "")
    let format = Option.format

    func parse(_ line: String) throws(WrongUse) -> Arguments {
        try Arguments(line.split(separator: " ").map(String.init), of: [env, out, format, .help])
    }

    @Test(arguments: ["--env a b", "--env a --env b", "--env=a --env=b", "--env a b --out x", "--out x --env a a b b", "--env=a --env b"])
    func `an option with many values takes them one by one or together, each once`(line: String) throws {
        #expect(try parse(line).values(of: env) == ["a", "b"])
    }

    @Test(arguments: ["--out x", "--out=x", "--out x --out x"])
    func `an option with one value takes it with a space or a sign`(line: String) throws {
        #expect(try parse(line).value(of: out) == "x")
    }

    @Test func `a value may hold a sign, and start with a hyphen behind one`() throws {
        #expect(try parse("--out=a=b").value(of: out) == "a=b")
        #expect(try parse("--out=--x").value(of: out) == "--x")
    }

    @Test func `what follows two hyphens is no option`() throws {
        let arguments = try parse("--env a -- --out x")
        #expect(arguments.value(of: out) == nil)
        #expect(arguments.rest == ["--out", "x"])
    }

    @Test(arguments: [
        ("--evn a", "unknown option \"--evn\"", "did you mean \"--env\"?"),
        ("--quiet", "unknown option \"--quiet\"", "choose from --env, --out, --format, --help"),
        ("-e a", "unknown option \"-e\"", "choose from --env, --out, --format, --help"),
        ("--out", "option --out lacks its value", "write --out DIR"),
        ("--out --env a", "option --out lacks its value", "write --out DIR"),
        ("--out=", "option --out lacks its value", "write --out DIR"),
        ("--env", "option --env lacks its value", "write --env ENV…"),
        ("--env= --out x", "option --env lacks its value", "write --env ENV…"),
        ("--out a --out b", "option --out is given twice: \"a\" and \"b\"", "give it once"),
        ("--format jsn", "unknown value \"jsn\" of --format", "did you mean \"json\"?"),
        ("--format yaml", "unknown value \"yaml\" of --format", "choose from text, json"),
    ])
    func `a mistake is named with its remedy`(line: String, message: String, remedy: String) {
        #expect(throws: WrongUse(message, remedy)) { try parse(line) }
    }

    @Test func `a flag takes no value`() {
        #expect(throws: WrongUse("option --help takes no value")) { try parse("--help=yes") }
    }

    @Test func `a required option is missed where it is read`() throws {
        let arguments = try parse("--out x")
        #expect(throws: WrongUse("option --env is missing", "write --env ENV…")) { try arguments.values(of: env) }
    }
}

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("prd", "prod"), ("prdo", "prod"), ("PROD", "prod"), ("pord", "prod"), ("stagin", "staging"), ("devv", "dev"), ("de", "dev"),
    ])
    func `a near miss is recognized`(word: String, meant: String) {
        #expect(Suggestion.text(for: word, among: ["account", "dev", "staging", "prod"]) == "did you mean \"\(meant)\"?")
    }

    @Test(arguments: ["", "test", "production", "x", String(repeating: "prod", count: 10_000)])
    func `what is far from everything is not guessed at`(word: String) {
        #expect(Suggestion.text(for: word, among: ["account", "dev", "staging", "prod"]) == "choose from account, dev, staging, prod")
    }
}
