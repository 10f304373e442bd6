import Loom
import Testing

/// A gateway strips the path that it was told; behind a route of another path it would find none of its own.
@Suite struct BasePathTests {
    enum Service: String { case shop }

    struct Gateways: Stack {
        let functions: Lambdas<Service>
        let wrong: CentralAPI
        let right: CentralAPI

        init() {
            functions = Lambdas(
                images: Images(of: Example.self, release: .placeholder), in: nil, logging: Logging(.oneWeek),
                [Function(.shop, 256, .seconds(20), at: "/shop")])
            wrong = CentralAPI(
                name: "wrong", requestsPerSecond: 1, burst: 1, logging: Logging(.oneWeek),
                [.init("/store", "store.json", to: functions[.shop])])
            right = CentralAPI(
                name: "right", requestsPerSecond: 1, burst: 1, logging: Logging(.oneWeek),
                [.init("/shop", "shop.json", to: functions[.shop])])
        }
    }

    struct Example: TestApp { let gateways = Gateways() }

    @Test func `a route and its function must agree on the path`() throws {
        let findings = Example.synthesized().findings.filter { $0.rule == "api-base-path" }
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.logicalID == "Wrong")
        #expect(finding.severity == .error)
        #expect(finding.message == "/store is answered by a function that answers at /shop")
    }
}
