import Assembly
import Cost
import Documents
import Graph
import Loom
import OpenAPI
import Report

/// What a command line of `report` asks for.
struct ReportRequest<A: App> {
    private let environment: A.Environment
    private let arguments: Arguments
    private let root: String

    init(_ environment: A.Environment, _ arguments: Arguments) {
        self.environment = environment
        self.arguments = arguments
        root = arguments.value(of: Synth.root) ?? "."
    }

    /// The page, and what is worth knowing of the files that it is made from.
    func report() throws(Unreported) -> (report: SystemReport, findings: [Finding]) {
        let release = try release()
        let synthesized = Synth.synthesized(of: A.self, [environment], release: release ?? .placeholder, root: root)
        guard let app = synthesized.apps.first, !app.hasErrors else {
            throw Unreported(findings: synthesized.findings + synthesized.apps.flatMap(\.findings))
        }
        let (estimates, estimate) = try estimate(of: app)
        var checked = SynthReport(app: A.self, output: OutputFolder("out"))
        checked.add(app)
        checked.findings.add(Budget<A>.findings(of: environment, estimate))
        let side = Side(app)
        let secrets = Secrets(of: [side])
        let graph = SystemGraph(of: side.view, title: "\(A.name) \(environment.rawValue)", level: .system)
        var report = SystemReport(
            app: A.name, environment: environment.rawValue, region: app.region.rawValue, view: side.view,
            sizes: checked.folders.flatMap(\.stacks).map(SystemReport.StackSize.init), limits: .ofTemplates, graph: graph,
            picture: Self.picture(of: graph), estimate: estimate, findings: checked.findings.sorted.map(\.finding),
            command: "\(A.executable) report --env \(environment.rawValue)")
        report.hiding = secrets.hidden
        if let base = arguments.value(of: ReportCommand.base) {
            let changes = try changes(against: base, release)
            report.changes = changes.changes
            report.command += " \(changes.option)"
        }
        return (report, estimates.findings(of: [estimate]))
    }

    /// Nil where none is given.
    private func release() throws(Unreported) -> Release? {
        do throws(Incomparable) {
            return try arguments.value(of: Synth.images).map { path throws(Incomparable) in try ImagesFile.release(path, of: A.self) }
        } catch {
            throw Unreported(findings: error.findings)
        }
    }

    private func estimate(of app: SynthesizedApp) throws(Unreported) -> (Estimates<A>, Estimate) {
        do throws(Unestimated) {
            let estimates = try Estimates<A>(
                root: root, usage: arguments.value(of: CostCommand.usage), prices: arguments.value(of: CostCommand.prices))
            return (estimates, try estimates.estimate(app))
        } catch {
            throw Unreported(findings: error.findings)
        }
    }

    private func changes(against base: String, _ release: Release?) throws(Unreported) -> (changes: ReportedChanges, option: String) {
        do throws(Incomparable) {
            let base = try Base.find(base, root: root, sources: A.sources, environments: A.Environment.allCases.map(\.rawValue))
            let comparison = try BaseComparison<A>(base, release: release, root: root).comparison(of: environment)
            return (
                ReportedChanges(
                    base: base.name, summary: DiffReport.Summary([comparison]).text, difference: comparison.difference,
                    cost: comparison.cost,
                    apis: comparison.apis.map { api in
                        let lines = api.difference.text.split(separator: "\n").map(String.init)
                        return (api.name, lines, api.difference.count(.yes))
                    }, note: comparison.note), base.option
            )
        } catch {
            throw Unreported(findings: error.findings, code: .wrongUse)
        }
    }

    private static func picture(of graph: SystemGraph) -> SystemReport.Picture {
        do throws(FileError) {
            return .svg(try Graphviz.svg(of: graph, isTitled: false))
        } catch {
            return .none(
                "There is no picture, since Graphviz's program dot could not be used where this page was made (\(error.reason)). With "
                    + "Graphviz installed, the same command draws what is listed here.")
        }
    }
}

extension SystemReport.StackSize {
    init(_ stack: EnvironmentFolder.RenderedStack) {
        self.init(
            name: stack.stack.name, region: stack.stack.region.rawValue, bytes: stack.bytes.count,
            places: stack.stack.places.mapValues { "\($0.file):\($0.line)" })
    }
}

extension SystemReport.Limits {
    static let ofTemplates = SystemReport.Limits(
        resources: TemplateLimit.resources, bytes: TemplateLimit.bytes, inlineBytes: TemplateLimit.inlineBytes)
}
