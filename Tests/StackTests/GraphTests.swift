import Graph
import LoomTesting
import TemplateReading
import Testing

@testable import NovialoomStacks

/// A17: the picture that templates give is the specification's.
@Suite("Graph of the system")
struct GraphTests {
    private let graph = SystemGraph(of: EnvironmentView(.prod), title: "novialoom prod", level: .system)

    private var arrows: Set<String> { Set(graph.edges.map { "\(short($0.from)) → \(short($0.to))" }) }

    private func short(_ id: String) -> String {
        let name = id.split(separator: "/").last.map(String.init) ?? id
        for ending in ["Function", "Service"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
        return name
    }

    @Test("A17: it has every arrow of the specification's diagram")
    func diagram() {
        let gateways = ["GatewayB2b", "GatewayB2c"]
        let diagram =
            ["users → Api", "Documents → Doc", "Batches → Batch", "Doc → Reports", "GatewayB2b → Batches"]
            + gateways.flatMap { ["Api → \($0)", "\($0) → Documents", "\($0) → Database", "\($0) → Core"] }
        #expect(Set(diagram).subtracting(arrows).isEmpty)
    }

    @Test("A17: the stacks' picture has every stack, and the account's says where nothing is drawn")
    func stacks() {
        let environment = EnvironmentView(.prod)
        let stacks = SystemGraph(of: environment, title: "", level: .stack).nodes.map(\.id)
        #expect(Set(stacks) == Set(environment.stacks.map(\.name)).union(["users", "internet"]))
        #expect(stacks.contains("network") && stacks.contains("watch"))
        let account = SystemGraph(of: EnvironmentView(.account), title: "", level: .system)
        #expect(account.nodes.isEmpty && account.heading.contains("nothing to draw"))
        #expect(!SystemGraph(of: EnvironmentView(.account), title: "", level: .stack).nodes.isEmpty)
    }

    @Test("A17: it has every arrow of the table of who talks to whom, and no other")
    func table() {
        let table: [String: [String]] = [
            "GatewayB2b": [
                "Database", "Cache", "Core", "Theme", "Captation", "Analysis", "Order", "Client", "Documents", "Batches", "internet",
            ],
            "GatewayB2c": ["Database", "Cache", "Core", "Theme", "Captation", "Analysis", "Order", "Client", "Documents", "internet"],
            "Core": ["Gemini", "internet"], "Theme": ["Database", "Cache"], "Client": ["Database"],
            "Captation": ["Core", "Reports", "internet"], "Analysis": ["Core", "Documents", "Reports", "internet"],
            "Order": ["Database", "Documents", "Stripe", "internet"], "Doc": ["Reports", "internet"],
            "Batch": ["Database", "Core", "Analysis", "Documents", "Reports", "internet"],
            "Documents": ["Doc"], "Batches": ["Batch"],
            // What stands around it: the API and its firewall, the frontend, the task that moves data in. Its way out depends on the
            // subnet, which only whoever starts it names.
            "users": ["Api", "SiteDistribution"], "Api": ["GatewayB2b", "GatewayB2c"], "Firewall": ["Api"],
            "SiteDistribution": ["SiteBucket"], "Migration": ["Reports", "Database"],
        ]
        let expected = Set(table.flatMap { from, to in to.map { "\(from) → \($0)" } })
        #expect(arrows.subtracting(expected) == [])
        #expect(expected.subtracting(arrows) == [])
    }
}
