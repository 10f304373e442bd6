import CloudFormationModel
import Documents
import Loom
import Testing

/// How much of the merged document a central API tells API Gateway (A8, A9).
@Suite struct CentralAPIExposureTests {
    enum Service: String { case gateway }

    struct Compute: Stack {
        let lambdas: Lambdas<Service>
        let api: CentralAPI

        init(_ api: (Lambdas<Service>) -> CentralAPI) {
            lambdas = Lambdas(
                images: Images(of: Documented.self, release: Release(tags: [:])), in: nil, logging: Logging(.oneWeek),
                [Function(.gateway, 256, .seconds(20))])
            self.api = api(lambdas)
        }
    }

    static func api(
        _ lambdas: Lambdas<Service>, exposure: CentralAPI.Exposure = .documented, validation: CentralAPI.RequestValidation = .parameters,
        resourceQuota: Int = 300
    ) -> CentralAPI {
        CentralAPI(
            name: "Test-API", requestsPerSecond: 1, burst: 1, exposure: exposure, validation: validation, resourceQuota: resourceQuota,
            logging: Logging(.oneWeek), [.init("/b2b", "b2b.json", to: lambdas[.gateway])])
    }

    struct Documented: TestApp { let compute = Compute { api($0) } }
    struct ProxyOnly: TestApp { let compute = Compute { api($0, exposure: .proxyOnly) } }
    struct Unchecked: TestApp { let compute = Compute { api($0, validation: .none) } }
    struct Small: TestApp { let compute = Compute { api($0, resourceQuota: 4) } }

    static let document = """
        {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {
          "/orders": {"get": {"parameters": [{"name": "page", "in": "query", "required": true, "schema": {"type": "integer"}}], "responses": {}}},
          "/orders/{id}": {"get": {"responses": {}}}}}
        """

    private func synthesized(_ app: (some TestApp).Type) -> SynthesizedApp {
        app.synthesize(.dev) { $0 == "b2b.json" ? .success(SourceFile(Array(Self.document.utf8))) : .failure(FileProblem("no such file")) }
    }

    private func body(_ app: SynthesizedApp) throws -> JSON {
        try #require(app.template("compute")?.resource("Api")?.properties["Body"])
    }

    @Test func `A8, A9: each documented path is a resource, beside the catch-alls`() throws {
        let body = try body(synthesized(Documented.self))
        #expect(body["paths"]?.object?.keys == ["/b2b", "/b2b/orders", "/b2b/orders/{id}", "/b2b/{proxy+}"])
        #expect(body["paths"]?["/b2b/orders"]?["get"]?["x-amazon-apigateway-request-validator"] == "parameters")
    }

    @Test func `A8: proxyOnly tells API Gateway of the catch-alls alone`() throws {
        let app = synthesized(ProxyOnly.self)
        #expect(try body(app)["paths"]?.object?.keys == ["/b2b", "/b2b/{proxy+}"])
        #expect(app.errors == [])
    }

    @Test func `validation is a choice of the API`() throws {
        #expect(try body(synthesized(Unchecked.self))["x-amazon-apigateway-request-validators"] == nil)
    }

    @Test func `what the quota has no room for goes to the catch-all, and is named`() throws {
        let app = synthesized(Small.self)
        #expect(try body(app)["paths"]?.object?.keys == ["/b2b", "/b2b/orders", "/b2b/{proxy+}"])
        #expect(app.findings.filter { $0.rule == "gateway-quota" }.count == 1)
        #expect(app.findings.contains { $0.rule == "gateway-catch-all" && $0.message.hasPrefix("GET /b2b/orders/{id} does not fit") })
    }
}
