import Assembly
import Cost
import Documents
import Loom

/// Makes estimates of an app's environments, with one list of prices.
struct Estimates<A: App> {
    private let files: RepositoryFiles
    private let prices: PriceList
    private let usages: JSON
    private let usageFile: String
    /// What is worth knowing of the files.
    private(set) var findings: [Finding] = []

    /// - Parameter usage: a file; nil for the one beside the app's module, which need not be there.
    init(root: String, usage: String?, prices: String?) throws(Unestimated) {
        do throws(FileError) {
            files = try RepositoryFiles(root: root)
        } catch {
            throw Unestimated(findings: [error.finding("root")])
        }
        var list = PriceList.embedded()
        if let prices {
            let document = try Self.document(prices)
            var wrong = list.add(document.root)
            document.locate(&wrong)
            for index in wrong.indices { wrong[index].file = prices }
            if !wrong.isEmpty { throw Unestimated(findings: wrong) }
        }
        self.prices = list
        let beside = "\(A.sources)/usage.json"
        usageFile = usage ?? beside
        if let usage {
            usages = try Self.document(usage).root
        } else {
            let path = root == "." ? beside : "\(root)/\(beside)"
            let isThere = (try? FileSystem().kind(of: path)) != nil
            usages = isThere ? try Self.document(path).root : [:]
        }
        if usages.object == nil {
            throw Unestimated(findings: [
                Finding(
                    "usage-file", "what is used is an object of environments", file: usageFile, remedy: "\"cost --help\" shows the form")
            ])
        }
        for name in usages.object?.keys ?? [] where A.Environment(rawValue: name) == nil {
            findings.append(
                Finding("usage-file", "there is no environment \"\(name)\"", severity: .warning, file: usageFile, path: JSONPointer([name]))
            )
        }
    }

    private static func document(_ path: String) throws(Unestimated) -> Document {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem().read(path)
        } catch {
            throw Unestimated(findings: [error.finding("file")])
        }
        do throws(ReadingError) {
            return try Document(reading: bytes, file: path, schema: .core)
        } catch {
            throw Unestimated(findings: [error.finding(in: path)])
        }
    }

    func estimate(_ environment: A.Environment) throws(Unestimated) -> Estimate {
        try estimate(A(environment, release: .placeholder), environment)
    }

    private func estimate(_ app: A, _ environment: A.Environment) throws(Unestimated) -> Estimate {
        try estimate(app.synthesized(in: environment, assets: files.assets) { files.find($0) })
    }

    func estimate(_ synthesized: SynthesizedApp) throws(Unestimated) -> Estimate {
        if synthesized.hasErrors { throw Unestimated(findings: synthesized.findings.filter { $0.severity == .error }) }
        var findings: [Finding] = []
        let usage = Usage(usages[synthesized.environment] ?? [:], below: [synthesized.environment], findings: &findings)
        if !findings.isEmpty {
            for index in findings.indices { findings[index].file = usageFile }
            throw Unestimated(findings: findings)
        }
        return Estimate(of: Side(synthesized).view, region: synthesized.region.rawValue, prices: prices, usage: usage)
    }

    /// What of the usage file speaks of nothing in these environments.
    func findings(of estimates: [Estimate]) -> [Finding] {
        findings
            + estimates.flatMap(\.findings).map { finding in
                var finding = finding
                finding.file = usageFile
                return finding
            }
    }
}

// MARK: Choices of the plan

extension Estimates {
    /// The environment as it would be with other choices.
    func estimate(_ environment: A.Environment, choosing choices: PlanChoices<A>) throws(Unestimated) -> Estimate {
        try estimate(choices.app, environment)
    }

    /// What each choice that is not taken would change, the largest saving first; last those that bring something without a price. A choice
    /// that the app refuses is none.
    func advice(for environment: A.Environment, beside now: Estimate) -> [CostAdvice] {
        guard let planned = A.self as? any PlannedApp.Type else { return [] }
        return otherChoices(planned, environment).compactMap { setting, choice in
            guard let choices = try? PlanChoices<A>([(setting, choice)], of: environment),
                let estimate = try? estimate(environment, choosing: choices)
            else { return nil }
            return CostAdvice(setting: setting, choice: choice, now: now, then: estimate)
        }.filter(\.isSaving).sorted { $0.isCertain == $1.isCertain ? $0.saving > $1.saving : $0.isCertain }
    }

    private func otherChoices<P: PlannedApp>(_: P.Type, _ environment: A.Environment) -> [(setting: String, choice: String)] {
        guard let named = environment as? P.Environment, let plan = P.plan(of: named) else { return [] }
        return P.settings.flatMap { setting in setting.choices.filter { !$0.isTaken(plan) }.map { (setting.name, $0.name) } }
    }
}
