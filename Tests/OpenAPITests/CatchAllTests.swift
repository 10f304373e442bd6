import Documents
import Testing

@testable import OpenAPI

@Suite struct CatchAllTests {
    private static let schemes =
        #""components": {"securitySchemes": {"J": {"type": "oauth2", "flows": {}, "x-amazon-apigateway-authtype": "jwt"}, "K": {"type": "oauth2", "flows": {}, "x-amazon-apigateway-authtype": "custom"}}}"#

    private func body(_ paths: String, exposure: Exposure = .documented) throws -> (body: JSON, findings: [Finding]) {
        var findings: [Finding] = []
        let document = try #require(try read(Self.schemes, version: "3.0.3", paths: paths, findings: &findings))
        let merged = try #require(MergedAPI([document], title: "M", version: "1", findings: &findings))
        return (merged.gatewayBody(exposure: exposure, findings: &findings) { .string($0) }, findings)
    }

    @Test("a catch-all asks for what an operation under its prefix asks for, so that no other spelling of a path gets round it")
    func closesCatchAlls() throws {
        let (body, findings) = try body(
            #"{"/p/q": {"get": {"security": [{"J": []}], "responses": {}}}, "/open": {"get": {"security": [], "responses": {}}}}"#)
        #expect(findings == [])
        for path in ["/a", "/a/p", "/a/p/q", "/a/open", "/a/{proxy+}"] {
            #expect(body["paths"]?[path]?["x-amazon-apigateway-any-method"]?["security"] == [["J": []]], "\(path)")
            // A browser's preflight says nothing of who asks.
            let preflight = body["paths"]?[path]?["options"]
            #expect(preflight?["x-amazon-apigateway-integration"]?["uri"] == "/a", "\(path)")
            #expect(preflight?["security"] == nil, "\(path)")
        }
        #expect(body["paths"]?["/a/{proxy+}"]?["options"]?["parameters"]?[0]?["name"] == "proxy")
        #expect(body["paths"]?["/a/open"]?["get"]?["security"] == nil)
    }

    @Test("an operation that only a catch-all can take is as closed there", arguments: [Exposure.documented, .proxyOnly])
    func closesWhatIsNotRouted(exposure: Exposure) throws {
        let (body, _) = try body(#"{"/p/{id}:go": {"post": {"security": [{"J": []}], "responses": {}}}}"#, exposure: exposure)
        #expect(body["paths"]?.object?.keys == ["/a", "/a/{proxy+}"])
        #expect(body["paths"]?["/a/{proxy+}"]?["x-amazon-apigateway-any-method"]?["security"] == [["J": []]])
        #expect(body["components"]?["securitySchemes"]?["J"] != nil)
    }

    @Test("without an authorizer catch-alls stay open and need no preflights") func staysOpen() throws {
        let (body, _) = try body(#"{"/p": {"get": {"responses": {}}}}"#)
        #expect(body["paths"]?["/a/p"]?.object?.keys.sorted() == ["get", "x-amazon-apigateway-any-method"])
        #expect(body["paths"]?["/a/{proxy+}"]?["x-amazon-apigateway-any-method"]?["security"] == nil)
    }

    @Test("a documented OPTIONS is kept") func keepsOptions() throws {
        let (body, _) = try body(
            #"{"/p": {"get": {"security": [{"J": []}], "responses": {}}, "options": {"summary": "Mine", "responses": {}}}}"#)
        #expect(body["paths"]?["/a/p"]?["options"]?["summary"] == "Mine")
    }

    @Test("two authorizers under one prefix are refused, at the second one's place") func refusesSecondAuthorizer() throws {
        let (_, findings) = try body(
            #"{"/p": {"get": {"security": [{"J": []}], "responses": {}}}, "/q": {"get": {"security": [{"K": []}], "responses": {}}}}"#)
        #expect(findings.map(\.rule) == ["gateway-security"])
        #expect(findings.first?.severity == .error)
        #expect(findings.first?.path?.description == "/paths/~1q/get")
    }

    @Test("an open operation that a closed catch-all takes is reported") func reportsClosedOperation() throws {
        let (_, findings) = try body(
            #"{"/p": {"get": {"security": [{"J": []}], "responses": {}}}, "/q/{id}:go": {"get": {"responses": {}}}}"#)
        #expect(findings.map(\.rule).sorted() == ["gateway-catch-all", "gateway-security"])
        #expect(findings.first { $0.rule == "gateway-security" }?.severity == .warning)
    }
}
