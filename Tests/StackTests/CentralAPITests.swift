import Documents
import Loom
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct CentralAPITests {
    static let gateways = ["b2b", "b2c"]

    static func integration(_ operation: JSON?) -> String {
        let uri = operation?["x-amazon-apigateway-integration"]?["uri"] ?? .null
        return Deployment.prod.text(of: uri, in: "api")
    }

    static func invocation(of gateway: String) -> String {
        "arn:aws:apigateway:eu-west-3:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:eu-west-3:{account}:function:novialoom-gateway-\(gateway)-prod:live/invocations"
    }

    var body: JSON? { Deployment.prod["api.Api"]?["Body"] }

    @Test("A8: one regional API, Novialoom-Central-API", arguments: Environment.systems)
    func one(in environment: Environment) {
        let apis = Deployment.of(environment).all("AWS::ApiGateway::RestApi")
        #expect(apis.map { $0.text("Name") } == ["Novialoom-Central-API"])
        #expect(apis.first?["EndpointConfiguration"]?["Types"] == ["REGIONAL"])
    }

    @Test("A8: ANY /{gateway}/{proxy+} goes to the gateway's function", arguments: gateways)
    func catchAll(gateway: String) {
        let operation = body?["paths"]?["/\(gateway)/{proxy+}"]?["x-amazon-apigateway-any-method"]
        #expect(Self.integration(operation) == Self.invocation(of: gateway))
    }

    @Test("A8: API Gateway may call each gateway, below its own prefix only", arguments: gateways)
    func permission(gateway: String) {
        let permissions = Deployment.prod.all("AWS::Lambda::Permission").filter {
            $0.text("FunctionName") == "arn:aws:lambda:eu-west-3:{account}:function:novialoom-gateway-\(gateway)-prod:live"
        }
        #expect(permissions.map { $0.text("Principal") } == ["apigateway.amazonaws.com"])
        #expect(permissions.first?.text("SourceArn") == "arn:aws:execute-api:eu-west-3:{account}:api.Api/prod/*/\(gateway)*")
    }

    @Test("A8: that the gateways may run longer than API Gateway waits is accepted, and listed")
    func timeouts() {
        let accepted = Deployment.prod.app.findings.filter { $0.rule == "api-timeout" }
        #expect(accepted.map(\.severity) == [.warning, .warning])
        #expect(accepted.allSatisfy { $0.accepted?.contains("work over 25 s goes through the queues") == true })
    }

    @Test("A9: every operation of a gateway's own document is one of the API's, and calls the gateway's alias", arguments: gateways)
    func merged(gateway: String) throws {
        let bytes = try repository("swagger/\(gateway).json").get().bytes().get()
        let paths = try #require(Document(json: bytes, file: gateway).root["paths"]?.object)
        #expect(paths.count > 8)
        for (path, item) in paths {
            let merged = body?["paths"]?.object?.first { Self.sameRoute($0.key, "/\(gateway)\(path)") }?.value
            for method in item.object?.keys ?? [] {
                #expect(Self.integration(merged?[method]) == Self.invocation(of: gateway), "\(method) \(path)")
            }
        }
    }

    @Test("A9: the API has no operation without an integration")
    func integrations() {
        for (path, item) in body?["paths"]?.object ?? [:] {
            for (method, operation) in item.object ?? [:] where method != "parameters" {
                #expect(Self.gateways.contains { Self.integration(operation) == Self.invocation(of: $0) }, "\(method) \(path)")
            }
        }
    }

    @Test("A9: openapi.json is what is deployed", arguments: Environment.systems)
    func document(in environment: Environment) {
        let deployment = Deployment.of(environment)
        #expect(deployment.document("openapi.json") != nil)
        #expect(deployment.document("openapi.json") == deployment["api.Api"]?["Body"])
    }

    @Test(
        "A9: a gateway's document that is broken is one error, in the document, whatever refers to the API",
        arguments: ["{\n\"openapi\": 3", #"{"openapi": "2.0"}"#])
    func broken(document: String) {
        let app = NovialoomApp.synthesize(.prod) { path in
            path == "swagger/b2c.json" ? .success(SourceFile(Array(document.utf8))) : repository(path)
        }
        #expect(app.findings.filter { $0.severity == .error }.map(\.file) == ["swagger/b2c.json"], "\(app.findings)")
    }

    /// Whether two paths differ in the names of their variables and in a trailing slash only.
    private static func sameRoute(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.split(separator: "/"), right.split(separator: "/"))
        return left.count == right.count && zip(left, right).allSatisfy { $0 == $1 || $0.hasPrefix("{") && $1.hasPrefix("{") }
    }
}
