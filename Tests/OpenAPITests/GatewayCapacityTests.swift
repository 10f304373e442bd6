import Documents
import Testing

@testable import OpenAPI

@Suite struct GatewayCapacityTests {
    private func body(_ paths: [String], _ limits: GatewayLimits, exposure: Exposure = .documented) throws -> (
        body: JSON, findings: [Finding]
    ) {
        var findings: [Finding] = []
        let list = paths.map { #""\#($0)": {"get": {"summary": "\#(String(repeating: "S", count: 1_000))", "responses": {}}}"# }
        let document = try #require(try read("", version: "3.0.3", paths: "{\(list.joined(separator: ", "))}", findings: &findings))
        let merged = try #require(MergedAPI([document], title: "M", version: "1", findings: &findings))
        return (merged.gatewayBody(exposure: exposure, limits: limits, findings: &findings) { .string($0) }, findings)
    }

    private func documented(_ body: JSON) -> [String] {
        (body["paths"]?.object?.members ?? []).filter { $0.value["get"] != nil }.map(\.key)
    }

    @Test("300 resources fit; what needs one more goes to the catch-all and is named") func keepsWithinResources() throws {
        // With the root, /a and its catch-all there are 300.
        let fitting = (0..<297).map { "/p\($0)" }
        #expect(try body(fitting, GatewayLimits()).findings == [])
        let (body, findings) = try body(fitting + ["/q/r", "/p0/more"], GatewayLimits())
        #expect(documented(body).count == 297)
        #expect(body["paths"]?["/a/q"] == nil)
        #expect(body["paths"]?["/a/{proxy+}"]?["x-amazon-apigateway-any-method"] != nil)
        #expect(
            findings.map(\.description) == [
                "warning: API Gateway takes 300 resources: 2 operations go to the catch-all; ask AWS for more and raise the limit, or expose the catch-alls only [gateway-quota]",
                "a.json:1:\(findings[1].position?.column ?? 0): info: /paths/~1q~1r/get: GET /a/q/r does not fit: API Gateway takes 300 resources; the catch-all takes it [gateway-catch-all]",
                "a.json:1:\(findings[2].position?.column ?? 0): info: /paths/~1p0~1more/get: GET /a/p0/more does not fit: API Gateway takes 300 resources; the catch-all takes it [gateway-catch-all]",
            ])
    }

    @Test("an operation that needs no further resource fits when there are none left, and a raised quota is kept to") func sharesResources()
        throws
    {
        #expect(try documented(body(["/p", "/q"], GatewayLimits(resources: 4)).body) == ["/a/p"])
        #expect(try documented(body(["/p/q", "/r", "/p"], GatewayLimits(resources: 5)).body) == ["/a/p", "/a/p/q"])
        let many = (0..<400).map { "/p\($0)" }
        #expect(try documented(body(many, GatewayLimits(resources: 500)).body).count == 400)
    }

    @Test("a definition of more bytes than there is room for loses its last operations") func keepsWithinBytes() throws {
        let paths = (0..<20).map { "/p\($0)" }
        let limits = GatewayLimits(bytes: 12_000, carrier: "the template")
        let (body, findings) = try body(paths, limits)
        let kept = documented(body)
        #expect(kept == paths.prefix(kept.count).map { "/a" + $0 })
        #expect((5..<12).contains(kept.count))
        #expect(JSONWriter.bytes(body, .compact).count <= 12_000)
        #expect(
            findings.first?.message == "the template takes a definition of 12000 bytes: \(20 - kept.count) operations go to the catch-all")
        #expect(findings.dropFirst().map(\.rule) == Array(repeating: "gateway-catch-all", count: 20 - kept.count))
        // One more would not have fitted.
        let next = try self.body(Array(paths.prefix(kept.count + 1)), GatewayLimits()).body
        #expect(JSONWriter.bytes(next, .compact).count > 12_000)
    }

    @Test("catch-alls alone say nothing of what does not fit") func exposesNothing() throws {
        let (body, findings) = try body((0..<400).map { "/p\($0):x{y}" }, GatewayLimits(), exposure: .proxyOnly)
        #expect(body["paths"]?.object?.keys == ["/a", "/a/{proxy+}"])
        #expect(findings == [])
    }
}
