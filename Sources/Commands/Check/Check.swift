import Checks
import Documents
import Loom

extension Command {
    static let check = Command(
        name: "check", summary: "Find what AWS would refuse, before it does.",
        discussion: """
            Without FILE the app's own stacks are checked, as synth makes them: those of all environments, or of each ENV.
            With FILE any CloudFormation template, JSON or YAML, whoever wrote it. Nothing is written, and nothing asked of AWS.
            "explain RULE" says more of a rule.

            With --format json, standard output is
              {"findings": [{"rule", "severity", "file", "line", "column", "stack", "logicalId", "path", "message",
                             "remedy", "url", "accepted", "envs"}]}
            in which a finding leaves out what is not known, and severity is error, warning or info. sarif is SARIF 2.1.0;
            github is annotations for a workflow of GitHub Actions.

            A finding that is meant to be is accepted where its resource is declared, with the reason: .accepting("RULE",
            because: "…"), which a template by hand says as Metadata: {Loom: {Accepted: {RULE: …}}}. It is listed as before
            and fails nothing; an acceptance that meets no finding is one.

            The exit code is 0 when nothing was found at or above the level of --fail-on, 1 when something was, and 2 for wrong
            use and for a FILE that is not there.
            """,
        options: [Check.env, Check.region, Check.failOn, Check.format, Synth.images, Synth.root], operands: "[FILE…]",
        example: "check --env ENV --format github", run: Check.run)
}

enum Check {
    static let env = Option(
        name: "--env", value: .many("ENV"), summary: "The environments whose stacks are checked; all unless said otherwise.")
    static let region = Option(
        name: "--region", value: .one("REGION"), summary: "Where each FILE is deployed; the app's region unless said otherwise.")
    static let failOn = Option(
        name: "--fail-on", value: .one("LEVEL"), summary: "The least severity that fails; error by default.",
        choices: ["error", "warning"])
    static let format = Option(
        name: "--format", value: .one("FORMAT"), summary: "How findings are printed; text unless said otherwise.",
        choices: ["text", "json", "sarif", "github"])

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        let report = arguments.rest.isEmpty ? try ownStacks(of: app, arguments) : try files(arguments, of: app)
        report.print(as: arguments.value(of: format) ?? "text", on: console, by: app.executable)
        let failing = arguments.value(of: failOn) == "warning" ? report.errors + report.count(.warning) : report.errors
        return failing == 0 ? .success : .failure
    }

    private static func ownStacks<A: App>(of _: A.Type, _ arguments: Arguments) throws(WrongUse) -> FindingReport {
        if arguments.has(region) { throw WrongUse("--region goes with FILE; the app's stacks have regions of their own") }
        let environments: [A.Environment] = arguments.has(env) ? try arguments.environments(env) : Array(A.Environment.allCases)
        var findings = Synth.report(of: A.self, environments, arguments).findings
        for environment in environments { findings.add(Budget<A>.findings(of: environment, root: arguments.value(of: Synth.root) ?? ".")) }
        return findings
    }

    private static func files(_ arguments: Arguments, of app: any App.Type) throws(WrongUse) -> FindingReport {
        for option in [env, Synth.images, Synth.root] where arguments.has(option) {
            throw WrongUse("\(option.name) goes with the app's own stacks, not with FILE")
        }
        var report = FindingReport()
        for path in arguments.rest {
            report.add(try TemplateFile.findings(in: path, region: arguments.value(of: region) ?? app.region.rawValue))
        }
        return report
    }
}
