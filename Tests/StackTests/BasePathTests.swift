import Documents
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct BasePathTests {
    @Test("A5, A8: a gateway knows the path of its route, and what the stage puts before it", arguments: Environment.systems)
    func gateways(in environment: Environment) throws {
        let deployment = Deployment.of(environment)
        let stage = try #require(deployment.all("AWS::ApiGateway::Stage").first?.text("StageName"))
        let paths = try #require(deployment.document("openapi.json")?["paths"]?.object?.keys)
        for (service, path) in [("gateway-b2b", "/b2b"), ("gateway-b2c", "/b2c")] {
            let variables = Self.variables(of: service, in: deployment)
            #expect(variables?["BASE_PATH"] == .string(path))
            #expect(variables?["ROOT_PATH"] == .string("/\(stage)\(path)"))
            #expect(paths.contains("\(path)/{proxy+}"))
        }
    }

    @Test("A5: a service that only others call answers at the root", arguments: Environment.systems)
    func others(in environment: Environment) {
        for service in ["core", "theme", "captation", "analysis", "order", "client"] {
            let variables = Self.variables(of: service, in: Deployment.of(environment))
            #expect(variables != nil)
            #expect(variables?["BASE_PATH"] == nil)
            #expect(variables?["ROOT_PATH"] == nil)
        }
    }

    private static func variables(of service: String, in deployment: Deployment) -> JSON.Object? {
        deployment.all("AWS::Lambda::Function").first { $0.text("FunctionName").flatMap(deployment.service) == service }?["Environment"]?[
            "Variables"]?.object
    }
}
