import Loom
import LoomTesting

@testable import NovialoomStacks

/// What a test changes in the plan of prod.
protocol PlanChange: Sendable {
    static func apply(to plan: inout Plan)
    static var tags: [String: String] { get }
}

extension PlanChange {
    static var tags: [String: String] { NovialoomApp.tags }
}

/// Novialoom with a changed plan, and nothing else changed.
struct Changed<Change: PlanChange>: App {
    static var name: String { NovialoomApp.name }
    static var sources: String { NovialoomApp.sources }
    static var region: Region { NovialoomApp.region }
    static var tags: [String: String] { Change.tags }
    static var hasPermissionsBoundary: Bool { NovialoomApp.hasPermissionsBoundary }

    var network: NetworkStack?
    var data: DataStack?
    var compute: ComputeStack?
    var workers: WorkersStack?
    var api: APIStack?
    var frontend: FrontendStack?
    var watch: WatchStack?

    init(_ environment: Environment, release: Release) {
        var plan = Plan.prod
        Change.apply(to: &plan)
        let app = NovialoomApp(plan, release: release)
        network = app.network
        data = app.data
        compute = app.compute
        workers = app.workers
        api = app.api
        frontend = app.frontend
        watch = app.watch
    }

    static func deployment() -> Deployment { Deployment(of: Self.self, in: .prod) }
}
