import Testing

@testable import Commands

@Suite struct CompletionTests {
    /// What may come next, the begun word last.
    private func next(_ words: String...) -> [String] {
        let run = Run(["completions", "--next", "--"] + words)
        #expect(run.code == .success)
        #expect(run.error == "")
        return run.output.split(separator: "\n").map { String($0.split(separator: "\t")[0]) }
    }

    @Test func `a command's name comes first, with what it does`() {
        #expect(next("s") == ["synth"])
        #expect(Set(next("")).isSuperset(of: ["synth", "diff", "check", "openapi", "help"]))
        #expect(next("").filter { $0 == "openapi" }.count == 1)
        #expect(next("openapi", "") == ["merge", "diff"])
        #expect(next("help", "openapi", "m") == ["merge"])
        #expect(next("--v") == ["--version"])
        #expect(Run(["completions", "--next", "--", "syn"]).output == "synth\tTurn the declarations into CloudFormation templates.\n")
    }

    @Test(arguments: Command.all.map(\.name))
    func `every option of a command is offered, and once given no more unless it can be repeated`(name: String) throws {
        let command = try #require(Command.all.first { $0.name == name })
        let words = name.split(separator: " ").map(String.init)
        let run = Run(["completions", "--next", "--"] + words + ["-"])
        for option in command.allOptions { #expect(run.output.contains("\(option.name)\t\(option.summary)\n")) }
        for option in command.options {
            guard case .one = option.value else { continue }
            let given = Run(["completions", "--next", "--"] + words + ["\(option.name)", "x", "-"]).output.split(separator: "\n")
            #expect(!given.contains { $0.hasPrefix("\(option.name)\t") }, "\(option.name)")
        }
    }

    @Test func `environments are the app's own, and none is offered twice`() {
        #expect(next("synth", "--env", "") == ["account", "dev", "prod"])
        #expect(next("synth", "--env", "p") == ["prod"])
        #expect(next("synth", "--env=p") == ["--env=prod"])
        #expect(next("synth", "--env", "prod", "d") == ["dev"])
        #expect(next("synth", "--env", "prod", "").prefix(2) == ["account", "dev"])
        #expect(next("synth", "--env", "prod", "").contains("--out"))
        #expect(next("cost", "--env", "") == ["account", "dev", "prod"])
    }

    @Test func `an option's choices are offered in its place and nowhere else`() {
        #expect(next("check", "--format", "") == ["text", "json", "sarif", "github"])
        #expect(next("check", "--format=s") == ["--format=sarif"])
        #expect(next("check", "--format", "json", "") == [":files"])
        #expect(next("init", "--from", "") == ["minimal", "api", "worker"])
        #expect(next("synth", "--no-check", "--").contains("--out"))
    }

    @Test func `paths are left to the shell, folders where only a folder will do`() {
        #expect(next("synth", "--out", "") == [":folders"])
        #expect(next("synth", "--images", "rel") == [":files"])
        #expect(next("synth", "--images=rel") == [":files"])
        #expect(next("diff", "old.json", "") == [":files"])
        #expect(next("check", "--", "-strange") == [":files"])
        #expect(next("openapi", "merge", "/b2b=") == [":files"])
        #expect(next("openapi", "merge", "/b2b").isEmpty)
    }

    @Test func `rules and resource types are offered to be explained`() {
        #expect(next("explain", "queue-vis") == ["queue-visibility", "queue-visibility-margin"])
        #expect(next("explain", "AWS::SQS::") == ["AWS::SQS::Queue", "AWS::SQS::QueueInlinePolicy", "AWS::SQS::QueuePolicy"])
    }

    @Test func `what nobody knows is answered with nothing`() {
        #expect(next("synht", "").isEmpty)
        #expect(next("openapi", "marge", "").isEmpty)
        #expect(next("synth", "--unknown", "x").isEmpty)
        #expect(next("cost", "--what-if", "cache").isEmpty)
        #expect(Run(["completions", "--next"]).output.contains("synth\t"))
    }

    /// A new placeholder must be one or the other.
    @Test func `every placeholder of the table is one that is completed, or one that only the user knows`() {
        let texts = Command.all.flatMap { command in
            [command.operands]
                + command.options.filter(\.choices.isEmpty).map {
                    switch $0.value {
                    case .none: ""
                    case .one(let name), .each(let name), .many(let name): name
                    }
                }
        }
        for name in texts.flatMap(Placeholder.names) where name != name.lowercased() {
            #expect(Placeholder(rawValue: name) != nil || Placeholder.free.contains(name), "\(name)")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a script is for the program of the app, and names no command`(shell: String) {
        let run = Run(["completions", shell])
        #expect(run.code == .success)
        #expect(run.output.contains("shop"))
        #expect(!run.output.contains("novialoom"))
        #expect(!run.output.contains("synth"))
    }

    @Test(arguments: [
        (["completions"], "the shell is missing; choose from bash, zsh, fish"),
        (["completions", "tcsh"], "unknown shell \"tcsh\"; choose from bash, zsh, fish"),
        (["completions", "bash", "zsh"], "completions takes one shell, not also \"zsh\""),
    ])
    func `another shell is wrong use, and those that there are are named`(arguments: [String], message: String) {
        let run = Run(arguments)
        #expect(run.code == .wrongUse && run.error.contains(message), "\(run.error)")
        #expect(run.output == "")
    }
}
