import Assembly
import Documents
import Loom

extension Command {
    static let diff = Command(
        name: "diff", summary: "Show what a change does: resources, data, rights, network, order, API.",
        discussion: """
            Compares what the declarations make now with the reviewed snapshots of a commit (see synth --record): the one where
            this branch left the main branch, or that of --base. --base takes a folder, too, such as "out" or one of a single
            environment; --deployed reads what the account runs, through the AWS CLI. Nothing is built or checked out, and
            without --deployed no network and no credentials are used. Images are those of the base, so that a release is no
            change; --images gives others. OLD NEW are two templates of any origin, JSON or YAML. --between compares two
            environments of the declarations with each other, names of environments aside; what no setting of the app's plan
            explains stands first.

            "unknown" and "cannot tell" mean just that. Defaults of NoEcho parameters and what is named like a secret are never
            printed. With --format json, standard output is, as docs/diff.md explains,
              {"changes": [{"env", "stack", "logicalId", "type", "change": "added|changed|removed|renamed|moved",
                            "impact": "none|update|mayReplace|replace|remove|unknown",
                            "data": "unaffected|lost|snapshot|retained|collides|unknown",
                            "properties": [{"path", "old", "new", "impact"}], "because", "oldLogicalId", "oldStack", "note"}],
               "rights": [{"env", "principal", "change": "gained|lost|widened|narrowed|unknown", "actions", "resources",
                           "condition"}],
               "network": [{"env", "from", "to", "ports", "change": "opened|closed"}],
               "order": [{"env", "stack", "logicalId", "readers", "steps"}], "api": [{"env", "document", "changes", "summary"}],
               "cost": [{"env", "monthlyFixed", "elsewhere": {"region", "monthly"}, "unpriced"}],
               "summary": {"added", "changed", "removed", "replaced", "stateLost", "rightsWidened"}}
            in which OLD NEW have no "env". markdown is a comment for a pull request, of less than 65,536 characters.

            The exit code is 0 whatever changed. With --exit-code it is 1 for a change, and 3 for one that replaces or loses
            state or widens rights, or where nobody can tell. It is 2 for wrong use, and when nothing could be compared.
            """,
        options: DiffCommand.options,
        operands: "[OLD NEW]", example: "diff --env ENV --format markdown", run: DiffCommand.run)
}

enum DiffCommand {
    static let env = Option(name: "--env", value: .many("ENV"), summary: "The environments; all unless said otherwise.")
    static let base = Option(
        name: "--base", value: .one("GITREF|DIR"), summary: "What to compare with; the merge base with the main branch otherwise.")
    static let deployed = Option(name: "--deployed", value: .none, summary: "Compare with what the account runs.")
    static let between = Option(
        name: "--between", value: .many("ENV ENV"), summary: "Compare two environments with each other.")
    static let region = Option(
        name: "--region", value: .one("REGION"), summary: "Where OLD and NEW are deployed; the app's region unless said otherwise.")
    static let format = Option(
        name: "--format", value: .one("FORMAT"), summary: "How the result is printed; text unless said otherwise.",
        choices: ["text", "markdown", "json"])
    static let exitCode = Option(name: "--exit-code", value: .none, summary: "Say by the exit code whether something changed.")

    static let options = [env, base, deployed, between, Synth.images, region, format, exitCode, Synth.root]

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        try run(of: app, arguments, console)
    }

    private static func run<A: App>(of _: A.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        let request = try DiffRequest<A>(arguments)
        do throws(Incomparable) {
            let report = try request.report()
            switch arguments.value(of: format) {
            case "json": console.print(String(decoding: JSONWriter.bytes(report.json).dropLast(), as: UTF8.self))
            case "markdown": console.print(report.markdown)
            default: console.print(report.text { console.styled($0, $1, on: .output) })
            }
            return arguments.has(exitCode) ? report.exitCode : .success
        } catch {
            var findings = FindingReport()
            findings.add(error.findings)
            findings.print(on: console, by: A.executable)
            console.print("\(A.executable): nothing was compared", to: .error)
            return .wrongUse
        }
    }
}
