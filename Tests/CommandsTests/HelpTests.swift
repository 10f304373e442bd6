import Loom
import TemporaryFiles
import Testing

@testable import Commands

@Suite struct HelpTests {
    @Test(arguments: [["--help"], ["-h"], ["help"], ["help", "--help"]])
    func `the app's help names its commands, environments and an example`(arguments: [String]) {
        let run = Run(arguments)
        #expect(run.code == .success)
        #expect(run.error == "")
        for text in ["shop COMMAND", "  synth  ", "  list   ", "account, dev, prod", "shop synth --env prod", "Exit codes"] {
            #expect(run.output.contains(text), "\(text)")
        }
    }

    @Test(arguments: Command.all.map(\.name))
    func `a command's help names its options and an example, whatever else is on the line`(name: String) {
        let words = name.split(separator: " ").map(String.init)
        for arguments in [words + ["--help"], words + ["-h"], ["help"] + words, words + ["stray", "--help"]] {
            let run = Run(arguments)
            #expect(run.code == .success)
            #expect(run.output.contains("  shop \(name)"))
            #expect(run.output.contains("EXAMPLE"))
            for option in Command.all.first(where: { $0.name == name })?.allOptions ?? [] { #expect(run.output.contains(option.synopsis)) }
        }
    }

    struct MarketApp: App {
        enum Environment: String, DeploymentEnvironment { case dev }
        static let name = "european-market"
        static let executable = "market"
        static let sources = "stacks/Market"
        static let region = Region.paris
        init(_ environment: Environment, release: Release) {}
    }

    @Test(arguments: [
        (["synth", "--env", "dev", "--images", "missing.json"], "market: nothing was written, for 1 error"),
        (["openapi", "merge", "/a=missing.json"], "market: nothing was written, for 1 error"),
        (["diff", "missing.json", "missing.json"], "market: nothing was compared"),
        (["report", "--env", "dev", "--root", "missing"], "market: no report was written"),
    ])
    func `what failed is told by the program's name, not the app's`(arguments: [String], message: String) {
        let run = Run(arguments, app: MarketApp.self)
        #expect(run.code != .success)
        #expect(run.error.hasSuffix("\n\(message)\n") && !run.error.contains("european-market"), "\(run.error)")
    }

    @Test func `a command that is proposed begins with the program's name, not the app's`() throws {
        let folder = try TemporaryFolder()
        for name in ["stacks", "stacks/Market"] { folder.makeFolder(name) }
        try folder.write(#"{"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}"#, to: "old")
        try folder.write(#"{"Resources": {}}"#, to: "new")
        let diff = Run(["diff", folder["old"], folder["new"], "--format", "markdown"], app: MarketApp.self)
        #expect(diff.output.contains("<code>market diff "), "\(diff.output)")
        let verify = Run(["synth", "--verify", "--env", "dev", "--root", folder.path], app: MarketApp.self)
        #expect(verify.error.contains("\"market synth --record --env dev\""), "\(verify.error)")
    }

    @Test func `a program with a name of its own is told by that name`() {
        for arguments in [["--help"], ["synth", "--help"], ["--version"]] {
            #expect(Run(arguments, app: MarketApp.self).output.contains("market"))
            #expect(!Run(arguments, app: MarketApp.self).output.contains("european-market COMMAND"))
        }
        #expect(Run(["wrong"], app: MarketApp.self).error.hasPrefix("market: "))
    }

    @Test func `help fits a terminal of 120 columns`() {
        for arguments in [["--help"]] + Command.all.map({ $0.name.split(separator: " ").map(String.init) + ["--help"] }) {
            for line in Run(arguments).output.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
        }
    }

    @Test func `no command at all is wrong use, and shows the help`() {
        let run = Run([])
        #expect(run.code == .wrongUse)
        #expect(run.output == "")
        #expect(run.error.contains("COMMANDS"))
    }

    @Test(arguments: [["openapi", "--help"], ["openapi", "-h"], ["help", "openapi"], ["help", "openapi", "--help"]])
    func `a group's help names its commands and an example`(arguments: [String]) {
        let run = Run(arguments)
        #expect(run.code == .success && run.error == "", "\(run.error)")
        for command in Command.group("openapi") {
            #expect(run.output.contains("  \(command.name)  ") && run.output.contains(command.summary))
        }
        #expect(run.output.contains("shop openapi COMMAND") && run.output.contains("  shop openapi merge /b2b="))
        #expect(!run.output.contains("synth"))
    }

    @Test func `a group without one of its commands is wrong use, and shows the help`() {
        let run = Run(["openapi"])
        #expect(run.code == .wrongUse && run.output == "")
        #expect(run.error == Run(["openapi", "--help"]).output)
        #expect(Run(["openapi", "--for", "portal"]).error.contains("unknown option \"--for\""))
        #expect(Run(["help", "openapi", "mrge"]).error.contains("did you mean \"openapi merge\"?"))
    }

    @Test func `the version is shown`() {
        #expect(Run(["--version"]).output == "shop, built with Loom \(Version.current)\n")
    }

    @Test func `colour is for terminals`() {
        let plain = Run(["synth", "--env", "prd"])
        let styled = Run(["synth", "--env", "prd"], isStyled: true)
        #expect(!plain.error.contains("\u{1B}"))
        #expect(styled.error.contains("\u{1B}[31merror:\u{1B}[0m"))
    }
}
