import Documents
import Testing

@testable import Commands

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One clear message with place and remedy, the right exit code, and the previous output untouched.
@Suite struct BadInputTests {
    /// A repository whose output folder holds an earlier synth of `dev`.
    func synthesizedOnce() throws -> Repository {
        let repository = try Repository()
        #expect(repository.synth("--env", "dev").code == .success)
        return repository
    }

    @Test(arguments: [
        (["synth", "--env", "prd"], #"unknown environment "prd"; did you mean "prod"?"#),
        (["synth", "--env", "dev", "moon"], #"unknown environment "moon"; choose from account, dev, prod"#),
        (["synth", "--evn", "prod"], #"unknown option "--evn"; did you mean "--env"?"#),
        (
            ["synth", "--env", "prod", "--stack", "x"],
            #"unknown option "--stack"; choose from --env, --out, --images, --root, --no-check, --record, --verify, --format, --help"#
        ),
        (["synth"], "option --env is missing; write --env ENV…"),
        (["synth", "prod"], #"synth takes options only, not "prod"; write --env prod"#),
        (["synth", "--env", "prod", "--", "x"], #"synth takes options only, not "x""#),
        (["synth", "--env", "prod", "--out"], "option --out lacks its value; write --out DIR"),
        (["synth", "--env", "prod", "--format", "xml"], #"unknown value "xml" of --format; choose from text, json"#),
        (["list", "prod"], #"list takes options only, not "prod""#),
        (["snyth"], #"unknown command "snyth"; did you mean "synth"?"#),
        (["help", "lst"], #"unknown command "lst"; did you mean "list"?"#),
        (["--verison"], #"unknown option "--verison"; did you mean "--version"?"#),
        (["--version", "synth"], #"options of "synth" stand after it"#),
    ])
    func `wrong use exits with 2 and says what is right`(arguments: [String], message: String) {
        let run = Run(arguments)
        #expect(run.code == .wrongUse)
        #expect(run.output == "")
        #expect(run.error.hasPrefix("shop: error: \(message)\n"), "\(run.error)")
        #expect(run.error.contains("--help"))
    }

    @Test func `a missing document is named with the declaration that needs it`() throws {
        let repository = try Repository(swagger: nil)
        let run = repository.synth("--env", "dev", "prod")
        #expect(run.code == .failure)
        #expect(run.output == "")
        #expect(run.error.contains("stacks/Shop/ShopApp.swift:"))
        #expect(run.error.contains("swagger/shop.json"))
        #expect(run.error.contains("--root"))
        // One mistake, one message, in however many environments.
        #expect(run.error.split(separator: "\n").count == 2)
        #expect(!repository.folder.exists("out"))
    }

    @Test func `a broken document is named with its line`() throws {
        let repository = try Repository(swagger: "{\n  \"title\": tru\n}")
        let run = repository.synth("--env", "prod")
        #expect(run.code == .failure)
        #expect(run.error.hasPrefix("swagger/shop.json:2:"))
        #expect(!repository.folder.exists("out"))
    }

    @Test func `an error in one environment keeps every one from being written`() throws {
        let repository = try Repository(swagger: nil)
        let run = repository.synth("--env", "account", "prod")
        #expect(run.code == .failure)
        #expect(!repository.folder.exists("out"))
    }

    static let good = "sha-" + String(repeating: "0123456789", count: 4)

    @Test(arguments: [
        ("{\"cart\": \"\(good)\",\n \"crat\": \"\(good)\", \"orders\": \"\(good)\"}", 2, "did you mean \"cart\"?"),
        ("{\n\"cart\": \"sha-12\", \"orders\": \"\(good)\"}", 2, "the tag is \"sha-12\""),
        ("{\n\"cart\": \"latest\", \"orders\": \"\(good)\"}", 2, "the tag is \"latest\""),
        ("{\n\"cart\": \"\(good.uppercased())\", \"orders\": \"\(good)\"}", 2, "the tag is"),
        ("{\n\"cart\": \"\(good)0\", \"orders\": \"\(good)\"}", 2, "the tag is"),
        ("{\n\"cart\": 3, \"orders\": \"\(good)\"}", 2, "the tag is a number"),
        ("{\"cart\": \"\(good)\"}", 1, "service \"orders\" has no tag"),
        ("{}", 1, "services \"cart\", \"orders\" have no tag"),
        ("{\n\"cart\": \"\(good)\",\n\"orders\"", 3, "[unreadable-document]"),
        ("{\n\"cart\": \"\(good)\",\n\"cart\": \"\(good)\"}", 3, "[unreadable-document]"),
        ("[]", 1, "this is an array"),
        ("", 1, "[unreadable-document]"),
    ])
    func `a release file that is wrong is named with its line`(content: String, line: Int, message: String) throws {
        let repository = try synthesizedOnce()
        try repository.folder.write(content, to: "release.json")
        let path = repository.folder["release.json"]
        let run = repository.synth("--env", "dev", "--images", path)
        #expect(run.code == .failure)
        #expect(run.error.hasPrefix("\(path):\(line):"), "\(run.error)")
        #expect(run.error.contains(message), "\(run.error)")
        #expect(repository.written == ["dev"])
    }

    @Test func `a release file that is missing or a folder is named`() throws {
        let repository = try synthesizedOnce()
        for name in ["missing.json", "swagger"] {
            let run = repository.synth("--env", "dev", "--images", repository.folder[name])
            #expect(run.code == .failure)
            #expect(run.error.hasPrefix(repository.folder[name] + ": error: cannot read the file"))
        }
    }

    @Test func `everything that is wrong is said at once, sorted by file and line`() throws {
        let repository = try Repository(swagger: "{")
        try repository.folder.write("{\"cart\": 1,\n\"boat\": 2}", to: "release.json")
        let run = repository.synth("--env", "dev", "prod", "--images", repository.folder["release.json"])
        let places = run.error.split(separator: "\n").map { $0.split(separator: " ").first.map(String.init) ?? "" }
        let release = repository.folder["release.json"]
        #expect(places == ["\(release):1:", "\(release):1:10:", "\(release):2:9:", "swagger/shop.json:1:2:", "shop:"])
    }

    @Test func `findings are there as JSON, each with its environments`() throws {
        let repository = try Repository(swagger: "{")
        let run = repository.synth("--env", "dev", "prod", "account", "--format", "json")
        #expect(run.code == .failure)
        #expect(run.error == "")
        #expect(run.json?["written"] == false)
        let finding = run.json?["findings"]?[0]
        #expect(finding?["rule"] == "unreadable-document")
        #expect(finding?["severity"] == "error")
        #expect(finding?["file"] == "swagger/shop.json")
        #expect(finding?["line"] == 1)
        #expect(finding?["envs"] == ["dev", "prod"])
    }

    @Test func `an output folder that cannot be is named, and what stands there stays`() throws {
        let repository = try Repository()
        try repository.folder.write("a file", to: "out")
        let run = repository.synth("--env", "prod")
        #expect(run.code == .failure)
        #expect(run.error.hasPrefix("\(repository.out): error: cannot make the folder: Not a directory; "))
        #expect(repository.folder.text(of: "out") == "a file")
    }

    @Test func `a folder that is somebody's is refused`() throws {
        let repository = try Repository()
        repository.folder.makeFolder("out")
        repository.folder.makeFolder("out/prod")
        try repository.folder.write("mine", to: "out/prod/notes.txt")
        let run = repository.synth("--env", "dev", "prod")
        #expect(run.code == .failure)
        #expect(run.error.hasPrefix("\(repository.out)/prod: error: "))
        #expect(repository.written == ["prod"])
        #expect(repository.folder.names(in: "out/prod") == ["notes.txt"])
    }

    @Test func `a root that is not there is named once`() throws {
        let repository = try Repository()
        let run = Run(["synth", "--env", "dev", "prod", "--root", repository.folder["nowhere"], "--out", repository.out])
        #expect(run.code == .failure)
        #expect(run.error.hasPrefix("\(repository.folder["nowhere"]): error: cannot find the root folder: No such file or directory"))
        #expect(!repository.folder.exists("out"))
    }

    @Test func `output that is lost is a failure, a reader that has read enough is none`() {
        let lost = Run(["list"], failing: ENOSPC)
        #expect(lost.code == .failure)
        #expect(lost.error.contains("No space left on device"))
        #expect(Run(["list"], failing: EPIPE).code == .success)
        #expect(Run(["list"], failing: EPIPE).error == "")
    }
}
