import Assembly
import Diff
import Documents
import Loom

/// Compares two environments of an app. Both are synthesized under the names of the second, so that a name is no difference. Then the
/// settings of the plan are carried over one by one: what a step changes is what its setting declares, and what is left when all are alike
/// is declared nowhere.
struct Parity<A: App> {
    private let left: A.Environment
    private let right: A.Environment
    private let release: Release
    private let root: String

    init(_ left: A.Environment, _ right: A.Environment, release: Release, root: String) {
        self.left = left
        self.right = right
        self.release = release
        self.root = root
    }

    func report() throws(Incomparable) -> ParityReport {
        var report = ParityReport(left: left.rawValue, right: right.rawValue)
        let files: RepositoryFiles
        do throws(FileError) {
            files = try RepositoryFiles(root: root)
        } catch {
            throw Incomparable(error)
        }
        var side = try self.side(A(left, release: release), files)
        if let planned = A.self as? any PlannedApp.Type { try carry(planned, files, from: &side, into: &report) }
        let other = try self.side(A(right, release: release), files)
        report.undeclared = difference(from: side, to: other)
        return report
    }

    private func carry<P: PlannedApp>(
        _: P.Type, _ files: RepositoryFiles, from side: inout Side, into report: inout ParityReport
    ) throws(Incomparable) {
        guard let left = left as? P.Environment, let right = right as? P.Environment, var plan = P.plan(of: left),
            let target = P.plan(of: right)
        else { return }
        for setting in P.settings {
            setting.copy(from: target, to: &plan)
            guard let app = P(plan, release: release) as? A else { return }
            let next = try self.side(app, files)
            let difference = difference(from: side, to: next)
            if !difference.isEmpty { report.settings.append((setting.name, difference)) }
            side = next
        }
    }

    private func difference(from old: Side, to new: Side) -> EnvironmentDifference {
        Secrets(of: [old, new]).hidden(EnvironmentDifference(from: old.view, to: new.view))
    }

    private func side(_ app: A, _ files: RepositoryFiles) throws(Incomparable) -> Side {
        let synthesized = app.synthesized(in: right, assets: files.assets) { files.find($0) }
        if synthesized.hasErrors { throw Incomparable(synthesized.findings.filter { $0.severity == .error }) }
        return Side(synthesized)
    }
}
