import Assembly
import Documents
import Loom

extension Command {
    static let report = Command(
        name: "report", summary: "Put an environment on one page, for a release or a review.",
        discussion: """
            The page holds the picture of the system, its stacks with their sizes and shares of AWS's limits, what it costs, what
            "check" finds and what was accepted for which reason, and who may do what. With --base it says first what changes
            against a commit's reviewed snapshots or a folder, as "diff" does.

            It is one HTML file that loads nothing and runs nothing: it can be mailed, attached, printed, and opened without a
            network. The picture is drawn by Graphviz's program dot; where that is not installed, the arrows are listed. Defaults
            of NoEcho parameters and what is named like a secret are not shown. The same input makes the same bytes.

            The exit code is 0 when the page was made, whatever stands on it; "check" and "diff --exit-code" are there to fail. It
            is 1 when the declarations make no templates, or a file cannot be read, and 2 for wrong use, and when nothing could be
            compared.
            """,
        options: [
            ReportCommand.env, ReportCommand.base, ReportCommand.out, Synth.images, CostCommand.usage, CostCommand.prices, Synth.root,
        ],
        example: "report --env ENV --base main --out report.html", run: ReportCommand.run)
}

enum ReportCommand {
    static let env = Option(name: "--env", value: .one("ENV"), summary: "The environment.", isRequired: true)
    static let base = Option(
        name: "--base", value: .one("GITREF|DIR"), summary: "What to compare with; nothing unless it is said.")
    static let out = Option(name: "--out", value: .one("FILE"), summary: "Where the page goes; standard output unless said otherwise.")

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        if let stray = arguments.rest.first { throw WrongUse("report takes options only, not \"\(stray)\"") }
        return try run(of: app, arguments, console)
    }

    private static func run<A: App>(of _: A.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        let environments: [A.Environment] = try arguments.environments(env)
        guard let environment = environments.first else { return .wrongUse }
        var findings = FindingReport()
        var code = ExitCode.success
        do throws(Unreported) {
            let page = try ReportRequest<A>(environment, arguments).report()
            findings.add(page.findings)
            findings.add(write(page.report.html, to: arguments.value(of: out), console))
            code = findings.errors == 0 ? .success : .failure
        } catch {
            findings.add(error.findings)
            code = error.code
        }
        findings.print(on: console, by: A.executable)
        if code != .success { console.print("\(A.executable): no report was written", to: .error) }
        return code
    }

    private static func write(_ page: String, to path: String?, _ console: Console) -> [Finding] {
        guard let path, path != "-" else {
            console.print(String(page.dropLast()))
            return []
        }
        do throws(FileError) {
            try OutputFile(path).write(Array(page.utf8))
            return []
        } catch {
            return [error.finding("output")]
        }
    }
}

/// Why there is no page.
struct Unreported: Error {
    var findings: [Finding]
    var code = ExitCode.failure
}
