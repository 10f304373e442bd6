import Documents
import Testing

@testable import OpenAPI

@Suite struct GatewayBodyTests {
    private func body(_ exposure: Exposure = .documented) throws -> JSON {
        var findings: [Finding] = []
        let body = try Fixtures.merged().gatewayBody(exposure: exposure, findings: &findings) { prefix in
            ["Fn::Sub": .string("to \(prefix)")]
        }
        #expect(findings.map(\.rule) == ["gateway-security"])
        return body
    }

    @Test(
        "A8: ANY on each prefix and on everything below goes to its gateway", arguments: ["b2b", "b2c"], [Exposure.documented, .proxyOnly])
    func catchesAll(gateway: String, exposure: Exposure) throws {
        for path in ["/\(gateway)", "/\(gateway)/{proxy+}"] {
            let integration = try body(exposure)["paths"]?[path]?["x-amazon-apigateway-any-method"]?["x-amazon-apigateway-integration"]
            #expect(
                integration == [
                    "type": "aws_proxy", "httpMethod": "POST", "uri": ["Fn::Sub": .string("to /\(gateway)")],
                    "passthroughBehavior": "when_no_match",
                    "timeoutInMillis": 29_000,
                ])
        }
    }

    @Test("A8: every operation, and every other method of its path, goes to its own gateway") func integratesOperations() throws {
        let paths = try body()["paths"]?.object ?? [:]
        #expect(paths.count == 28)
        for (path, item) in paths {
            #expect(item["x-amazon-apigateway-any-method"] != nil, "\(path)")
            for operation in item.object?.values ?? [] {
                #expect(operation["x-amazon-apigateway-integration"]?["uri"] == ["Fn::Sub": .string("to \(path.prefix(4))")], "\(path)")
            }
        }
    }

    @Test("A9: model names are alphanumeric and every operation's models are there") func namesModels() throws {
        let body = try body()
        let names = body["components"]?["schemas"]?.object?.keys ?? []
        #expect(names.count == 38)
        #expect(names.allSatisfy { $0.utf8.allSatisfy(Name.isAlphanumeric) })
        #expect(
            body["paths"]?["/b2b/orders"]?["post"]?["requestBody"]?["content"]
                == ["application/json": ["schema": ["$ref": "#/components/schemas/B2bOrderInput"]]])
    }

    @Test("security stays with the gateways, and that is said once") func leavesSecurity() throws {
        let body = try body()
        #expect(body["components"]?["securitySchemes"] == nil)
        #expect(body["paths"]?["/b2b/orders"]?["post"]?["security"] == nil)
    }

    @Test("API Gateway's own errors can be read by a browser") func answersWithCORS() throws {
        let responses = try body()["x-amazon-apigateway-gateway-responses"]
        for kind in ["DEFAULT_4XX", "DEFAULT_5XX"] {
            #expect(responses?[kind]?["responseParameters"]?["gatewayresponse.header.Access-Control-Allow-Origin"] == "'*'")
        }
    }
}
