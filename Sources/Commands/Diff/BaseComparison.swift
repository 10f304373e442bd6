import Assembly
import Documents
import Loom

/// Compares what the declarations make with another state.
struct BaseComparison<A: App> {
    private let base: Base
    private let release: Release?
    private let root: String

    /// - Parameter release: nil for the images of the base, so that a release is no change.
    init(_ base: Base, release: Release?, root: String) {
        self.base = base
        self.release = release
        self.root = root
    }

    func comparison(of environment: A.Environment) throws(Incomparable) -> Comparison {
        var new = Side(try synthesize(environment, release ?? .placeholder))
        let old = try base.side(of: environment.rawValue, besides: new)
        if release == nil, let old {
            let running = Release(runningIn: old.stacks.map(\.template), services: A.services)
            if !running.isPlaceholder(for: A.services) { new = Side(try synthesize(environment, running)) }
        }
        return Comparison(environment.rawValue, from: old, to: new)
    }

    private func synthesize(_ environment: A.Environment, _ release: Release) throws(Incomparable) -> SynthesizedApp {
        let synthesized = Synth.synthesized(of: A.self, [environment], release: release, root: root)
        let findings = synthesized.findings + synthesized.apps.flatMap(\.findings).filter { $0.severity == .error }
        guard findings.isEmpty, let app = synthesized.apps.first else { throw Incomparable(findings) }
        return app
    }
}
