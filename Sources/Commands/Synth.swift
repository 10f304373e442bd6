import Assembly
import Documents
import Loom

extension Command {
    static let synth = Command(
        name: "synth", summary: "Turn the declarations into CloudFormation templates.",
        discussion: """
            Writes DIR/ENV/ for each ENV: a template per stack, what lies beside them (openapi.json, portal/), and
            manifest.json, which says in which order and with which parameters they are deployed. Each folder is
            replaced whole or not at all, and nothing is written unless every ENV is without error. The templates are
            checked for what AWS would refuse, as "check" does, which also shows what is only worth knowing.

            With --format json, standard output is
              {"app", "out", "written": true, "milliseconds",
               "envs": [{"env", "folder", "stacks": [{"name", "stackName", "region", "resources", "bytes"}]}],
               "limits": {"resources", "bytes", "inlineBytes"},
               "findings": [{"rule", "severity", "file", "line", "column", "stack", "logicalId", "path", "message",
                             "remedy", "url", "accepted", "envs"}]}
            in which a finding leaves out what is not known.

            --record writes the reviewed snapshots instead: the templates as people review them, without image tags, digests
            and lines, in a folder "reviewed" beside the app's module, to be committed. --verify writes nothing and fails when
            the snapshots are not what --record would write; with --format json standard output is then
              {"app", "folder", "envs": [name], "current": true, "findings"}
            Both take all environments unless --env names some.
            """,
        options: [env, out, images, root, noCheck, Snapshots.record, Snapshots.verify, .format], example: "synth --env ENV",
        run: Synth.run)

    private static let env = Synth.env
    private static let out = Synth.out
    private static let images = Synth.images
    private static let root = Synth.root
    private static let noCheck = Synth.noCheck
}

enum Synth {
    static let env = Option(name: "--env", value: .many("ENV"), summary: "The environments, one or more.")
    static let out = Option(
        name: "--out", value: .one("DIR"),
        summary: "Where the folders of the environments go; the app's own, mostly \"out\", unless said otherwise.")
    static let images = Option(
        name: "--images", value: .one("FILE"),
        summary: "The release: a JSON file with every service's image tag; without it a placeholder.")
    static let root = Option(
        name: "--root", value: .one("DIR"), summary: "The repository whose files are read; the current folder unless said otherwise.")

    static let noCheck = Option(
        name: "--no-check", value: .none, summary: "Write the templates unchecked: the way out when a check is wrong and production waits.")

    @Sendable static func run(_ app: any App.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        try run(of: app, arguments, console)
    }

    private static func run<A: App>(of _: A.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        let start = ContinuousClock.now
        if let stray = arguments.rest.first {
            let isKnown = A.Environment(rawValue: stray) != nil
            throw WrongUse("synth takes options only, not \"\(stray)\"", isKnown ? "write --env \(stray)" : nil)
        }
        if arguments.has(Snapshots.record) || arguments.has(Snapshots.verify) { return try Snapshots.run(of: A.self, arguments, console) }
        guard arguments.has(env) else { throw WrongUse("option \(env.name) is missing", "write \(env.synopsis)") }
        let environments: [A.Environment] = try arguments.environments(env)
        var report = report(of: A.self, environments, arguments)
        report.findings.keepProblems()
        report.write()
        report.duration = start.duration(to: .now)
        report.print(asJSON: arguments.value(of: .format) == "json", on: console)
        return report.isWritten ? .success : .failure
    }

    /// What a synth of the environments makes and finds; nothing is written yet.
    static func report<A: App>(of _: A.Type, _ environments: [A.Environment], _ arguments: Arguments) -> SynthReport {
        var report = SynthReport(
            app: A.self, output: OutputFolder(arguments.value(of: out) ?? A.output), isChecked: !arguments.has(noCheck))
        var release = Release.placeholder
        if let path = arguments.value(of: images) {
            let read = ImagesFile.read(path, services: A.services.map(\.name))
            release = read.release
            report.findings.add(read.findings)
        }
        let synthesized = synthesized(of: A.self, environments, release: release, root: arguments.value(of: root) ?? ".")
        report.findings.add(synthesized.findings)
        for app in synthesized.apps { report.add(app) }
        return report
    }

    /// The environments, of which no file is made yet, and what is wrong with the root.
    static func synthesized<A: App>(
        of _: A.Type, _ environments: [A.Environment], release: Release, root: String
    ) -> (apps: [SynthesizedApp], findings: [Finding]) {
        var apps: [SynthesizedApp] = []
        do throws(FileError) {
            let files = try RepositoryFiles(root: root)
            for environment in environments {
                apps.append(A.synthesize(environment, release: release, assets: files.assets) { files.find($0) })
            }
        } catch {
            return ([], [error.finding("root")])
        }
        return (apps, [])
    }
}

extension Arguments {
    /// The environments that an option names.
    func environments<Environment: DeploymentEnvironment>(_ option: Option) throws(WrongUse) -> [Environment] {
        let known = Environment.allCases.map(\.rawValue)
        var environments: [Environment] = []
        for name in try values(of: option) {
            guard let environment = Environment(rawValue: name) else {
                throw WrongUse("unknown environment \"\(name)\"", Suggestion.text(for: name, among: known))
            }
            environments.append(environment)
        }
        return environments
    }
}
