import Assembly
import Documents
import Loom

/// The reviewed snapshots of an app's environments: written by `synth --record`, held against the declarations by `synth --verify`.
enum Snapshots {
    static let record = Option(name: "--record", value: .none, summary: "Renew the reviewed snapshots, and write nothing else.")
    static let verify = Option(name: "--verify", value: .none, summary: "Fail when the reviewed snapshots are stale, and write nothing.")

    static func run<A: App>(of _: A.Type, _ arguments: Arguments, _ console: Console) throws(WrongUse) -> ExitCode {
        if arguments.has(record), arguments.has(verify) { throw WrongUse("--record and --verify are two things to do", "give one of them") }
        for option in [Synth.out, Synth.images] where arguments.has(option) {
            throw WrongUse("\(option.name) does not go with snapshots: they lie beside the module and hold no image tags", "leave it out")
        }
        let start = ContinuousClock.now
        let isWhole = !arguments.has(Synth.env)
        let environments: [A.Environment] = isWhole ? Array(A.Environment.allCases) : try arguments.environments(Synth.env)
        let root = arguments.value(of: Synth.root) ?? "."
        let synthesized = Synth.synthesized(of: A.self, environments, release: .placeholder, root: root)
        var report = SynthReport(app: A.self, output: OutputFolder(ReviewedFolder.path(sources: A.sources)))
        report.findings.add(synthesized.findings)
        do throws(FileError) {
            let folder = try ReviewedFolder(root: root, sources: A.sources)
            report = SynthReport(app: A.self, output: OutputFolder(folder.path))
            for app in synthesized.apps {
                report.findings.add(app.findings, in: app.environment)
                guard !app.hasErrors else { continue }
                let snapshot = EnvironmentFolder(reviewed: app)
                report.findings.add(snapshot.findings, in: snapshot.environment)
                report.folders.append(snapshot)
            }
            if arguments.has(verify) {
                let names = A.Environment.allCases.map(\.rawValue)
                return try verify(report, folder, environments: isWhole ? names : nil, arguments, console)
            }
        } catch {
            report.findings.add([error.finding("snapshots")])
        }
        report.findings.keepProblems()
        report.write()
        report.duration = start.duration(to: .now)
        report.print(asJSON: arguments.value(of: .format) == "json", on: console)
        return report.isWritten ? .success : .failure
    }

    /// - Parameter environments: all that the app has; nil where only some are asked for.
    private static func verify(
        _ report: SynthReport, _ folder: ReviewedFolder, environments: [String]?, _ arguments: Arguments, _ console: Console
    ) throws(FileError) -> ExitCode {
        var findings = report.findings
        for snapshot in report.folders {
            let command = "\(report.app.executable) synth --record --env \(snapshot.environment)"
            findings.add(
                try folder.differences(from: snapshot, remedy: "write it anew by \"\(command)\", review and commit it"),
                in: snapshot.environment)
        }
        if let environments { findings.add(try foreign(in: folder, besides: environments)) }
        findings.keepProblems()
        let isCurrent = findings.errors == 0
        if arguments.value(of: .format) == "json" {
            let json: JSON = [
                "app": .string(report.app.name), "folder": .string(folder.path),
                "envs": .array(report.folders.map { .string($0.environment) }), "current": .bool(isCurrent), "findings": findings.json,
            ]
            console.print(String(decoding: JSONWriter.bytes(json).dropLast(), as: UTF8.self))
        } else {
            findings.print(on: console, by: report.app.executable)
            let names = report.folders.map(\.environment).joined(separator: ", ")
            if isCurrent { console.print("the reviewed snapshots in \(folder.path) are current: \(names)") }
        }
        return isCurrent ? .success : .failure
    }

    /// Folders of environments that the app does not have any more.
    private static func foreign(in folder: ReviewedFolder, besides known: [String]) throws(FileError) -> [Finding] {
        try folder.environments().filter { !known.contains($0) }.map {
            Finding(
                "stale-snapshot", "the app has no environment \"\($0)\"", file: "\(folder.path)/\($0)",
                remedy: "remove the folder")
        }
    }
}
