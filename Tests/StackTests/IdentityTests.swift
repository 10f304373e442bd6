import Loom
import LoomTesting
import Testing

/// How something that exists is renamed or replaced.
@Suite struct IdentityTests {
    enum Place: String, DeploymentEnvironment { case dev }

    struct Data: Stack {
        let description = "Queues"
        let orders: WorkQueue
        init(_ orders: WorkQueue) { self.orders = orders }
    }

    struct Before: Stack {
        let description = "Queues"
        let jobs = WorkQueue(visibility: .minutes(1))
    }

    struct Shop<Change: Variant>: App {
        static var name: String { "shop" }
        static var sources: String { "Tests/StackTests" }
        static var region: Region { .paris }
        let data = Change.stack
        init(_ environment: Place, release: Release) {}

        static func deployment() -> Deployment { Deployment(of: Self.self, in: .dev) }
    }

    protocol Variant {
        associatedtype Content: Stack
        static var stack: Content { get }
    }

    enum Original: Variant { static var stack: Before { Before() } }
    enum Renamed: Variant { static var stack: Data { Data(WorkQueue(visibility: .minutes(1))) } }
    enum Kept: Variant { static var stack: Data { Data(WorkQueue(visibility: .minutes(1)).formerly("Jobs")) } }
    enum Second: Variant { static var stack: Data { Data(WorkQueue(visibility: .minutes(1), generation: 2)) } }

    @Test("formerly: a renamed property makes new resources; with its former ID nothing changes")
    func formerly() {
        let original = Shop<Original>.deployment()
        #expect(
            Shop<Renamed>.deployment().resources.map(\.id) == original.resources.map { "data.Orders" + $0.id.dropFirst("data.Jobs".count) })
        #expect(Shop<Kept>.deployment().resources.map(\.resource) == original.resources.map(\.resource))
        #expect(original.resources.count == 4)
    }

    @Test("generation: the next generation has another name under the same ID, so that it can exist beside the one it replaces")
    func generation() {
        let (first, second) = (Shop<Renamed>.deployment(), Shop<Second>.deployment())
        #expect(first["data.Orders"]?.text("QueueName") == "shop-orders-dev")
        #expect(second["data.Orders"]?.text("QueueName") == "shop-orders-dev-2")
        #expect(second["data.OrdersDeadLetters"]?.text("QueueName") == "shop-orders-dead-letters-dev-2")
        #expect(second.resources.map(\.id) == first.resources.map(\.id))
    }
}
