import Assembly
import Documents
import Loom

/// What a command line of `diff` asks for.
struct DiffRequest<A: App> {
    private enum Kind {
        case templates(old: String, new: String, region: String)
        /// Nil for where the branch left the main branch.
        case base(String?)
        case deployed
        case between(A.Environment, A.Environment)
    }

    private let kind: Kind
    private let environments: [A.Environment]
    private let images: String?
    private let root: String

    init(_ arguments: Arguments) throws(WrongUse) {
        root = arguments.value(of: Synth.root) ?? "."
        images = arguments.value(of: Synth.images)
        environments = arguments.has(DiffCommand.env) ? try arguments.environments(DiffCommand.env) : Array(A.Environment.allCases)
        func refuse(_ options: [Option], with what: String) throws(WrongUse) {
            for option in options where arguments.has(option) { throw WrongUse("\(option.name) does not go with \(what)") }
        }
        if !arguments.rest.isEmpty {
            try refuse(
                [DiffCommand.env, DiffCommand.base, DiffCommand.deployed, DiffCommand.between, Synth.images, Synth.root],
                with: "two templates")
            guard arguments.rest.count == 2 else {
                throw WrongUse("diff takes two templates, or none, not \(arguments.rest.count)", "write diff OLD NEW")
            }
            kind = .templates(
                old: arguments.rest[0], new: arguments.rest[1], region: arguments.value(of: DiffCommand.region) ?? A.region.rawValue)
            return
        }
        try refuse([DiffCommand.region], with: "the app's stacks, which have regions of their own")
        if arguments.has(DiffCommand.between) {
            try refuse([DiffCommand.env, DiffCommand.base, DiffCommand.deployed], with: "--between")
            let pair: [A.Environment] = try arguments.environments(DiffCommand.between)
            guard pair.count == 2 else { throw WrongUse("--between takes two environments, not \(pair.count)", "write --between dev prod") }
            kind = .between(pair[0], pair[1])
        } else if arguments.has(DiffCommand.deployed) {
            try refuse([DiffCommand.base], with: "--deployed")
            kind = .deployed
        } else {
            kind = .base(arguments.value(of: DiffCommand.base))
        }
    }

    func report() throws(Incomparable) -> any PrintableReport {
        switch kind {
        case .templates(let old, let new, let region):
            let name = TemplatePair.name(of: new)
            let sides = (try TemplatePair.side(old, named: name, region: region), try TemplatePair.side(new, named: name, region: region))
            return DiffReport(
                comparisons: [Comparison(nil, from: sides.0, to: sides.1)], base: old,
                command: "\(A.executable) diff \(old) \(new) --format json"
            )
        case .base(let name):
            let names = A.Environment.allCases.map(\.rawValue)
            return try report(against: try Base.find(name, root: root, sources: A.sources, environments: names))
        case .deployed: return try report(against: .deployed(DeployedStacks()))
        case .between(let left, let right):
            let parity = Parity<A>(left, right, release: try givenRelease() ?? .placeholder, root: root)
            return try parity.report()
        }
    }

    private func report(against base: Base) throws(Incomparable) -> DiffReport {
        let comparison = BaseComparison<A>(base, release: try givenRelease(), root: root)
        var comparisons: [Comparison] = []
        for environment in environments { comparisons.append(try comparison.comparison(of: environment)) }
        let names = environments.map(\.rawValue).joined(separator: " ")
        return DiffReport(
            comparisons: comparisons, base: base.name, command: "\(A.executable) diff --env \(names) \(base.option) --format json")
    }

    /// Nil where none is given.
    private func givenRelease() throws(Incomparable) -> Release? {
        guard let images else { return nil }
        return try ImagesFile.release(images, of: A.self)
    }
}
