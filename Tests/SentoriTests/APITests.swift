import Documents
import LoomTesting
import SentoriStacks
import Testing

@Suite struct APITests {
    /// The ten endpoints of both controllers, and those of the sensors where the other document has them.
    static let routes = [
        "GET /api/runs", "GET /api/runs/all", "GET /api/runs/can-start", "GET /api/runs/running", "GET /api/runs/{id}",
        "GET /api/sensors/data", "GET /sensors/data", "POST /api/runs/interrupt-all", "POST /api/runs/start",
        "POST /api/runs/{id}/finish", "POST /api/sensors/data", "POST /sensors/data",
    ]

    func paths(_ environment: Environment) -> JSON.Object { Deployment.of(environment)["lambdas.Api"]?["Body", "paths"]?.object ?? [:] }

    @Test("B3: the ten endpoints, each with its function", arguments: Environment.systems)
    func endpoints(in environment: Environment) throws {
        let deployment = Deployment.of(environment)
        var found: [String] = []
        for (path, item) in paths(environment) {
            for (method, operation) in item.object ?? [:] where !["options", "parameters"].contains(method) {
                found.append("\(method.uppercased()) \(path)")
                let integration = try #require(operation["x-amazon-apigateway-integration"])
                #expect(integration["type"] == "aws_proxy" && integration["httpMethod"] == "POST")
                let function = path.contains("sensors") ? "sensor-api" : "run-api"
                let uri = deployment.text(of: integration["uri"] ?? .null, in: "lambdas")
                #expect(uri.hasSuffix(":function:iot-playground-\(function)-\(environment.rawValue):live/invocations"))
            }
        }
        #expect(found.sorted() == Self.routes)
    }

    @Test("B3: a browser that asks first is told the methods, the headers and the origin", arguments: Environment.systems)
    func preflight(in environment: Environment) throws {
        let paths = paths(environment)
        #expect(paths.count == 10)
        for (path, item) in paths {
            let options = try #require(item["options"]?["x-amazon-apigateway-integration"])
            #expect(options["type"] == "mock")
            let told = try #require(options["responses"]?["default"]?["responseParameters"])
            let methods = (item.object?.keys ?? []).filter { !["options", "parameters"].contains($0) }.map { $0.uppercased() }
            #expect(
                told["method.response.header.Access-Control-Allow-Methods"]
                    == .string("'\((methods + ["OPTIONS"]).sorted().joined(separator: ","))'"), "\(path)")
            #expect(told["method.response.header.Access-Control-Allow-Headers"] == "'Content-Type,X-User,X-Run-Id'")
            #expect(told["method.response.header.Access-Control-Allow-Origin"] == "'*'")
            // API Gateway sends no header that the response does not declare.
            let declared = item["options"]?["responses"]?["204"]?["headers"]?.object?.keys.map { "method.response.header.\($0)" }
            #expect(declared.map(Set.init) == told.object.map { Set($0.keys) })
        }
    }

    @Test("B3: functions and API Gateway say the same origin, by one declaration", arguments: Environment.systems)
    func origin(in environment: Environment) {
        Deployment.of(environment).expectEach("AWS::Lambda::Function", ["Environment": ["Variables": ["ALLOWED_ORIGIN": "*"]]])
        let responses = Deployment.of(environment)["lambdas.Api"]?["Body", "x-amazon-apigateway-gateway-responses"]
        for kind in ["DEFAULT_4XX", "DEFAULT_5XX"] {
            #expect(responses?[kind]?["responseParameters"]?["gatewayresponse.header.Access-Control-Allow-Origin"] == "'*'")
        }
    }

    @Test("B3: one API with one stage, which may call both functions and nothing else", arguments: Environment.systems)
    func stage(in environment: Environment) {
        let deployment = Deployment.of(environment)
        deployment.expectCount(1, of: "AWS::ApiGateway::RestApi", ["EndpointConfiguration": ["Types": ["REGIONAL"]]])
        deployment.expectCount(1, of: "AWS::ApiGateway::Stage", ["StageName": Matcher(environment.rawValue)])
        deployment.expectCount(2, of: "AWS::Lambda::Permission")
        deployment.expectEach(
            "AWS::Lambda::Permission",
            [
                "Principal": "apigateway.amazonaws.com",
                "SourceArn": .like("arn:aws:execute-api:eu-west-3:{account}:lambdas.Api/\(environment.rawValue)/*"),
            ])
        // A permission of an alias that is not there yet is refused.
        for function in ["RunApi", "SensorApi"] {
            let permission = deployment["lambdas.ApiInvoke\(function)"]?.resource
            #expect(permission?.attributes["DependsOn"] == [.string("\(function)Alias")])
        }
    }
}
