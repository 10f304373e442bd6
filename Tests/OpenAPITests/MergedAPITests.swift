import Documents
import Testing

@testable import OpenAPI

@Suite struct MergedAPITests {
    @Test("A9: the merged document holds every operation of each gateway under its prefix", arguments: ["b2b", "b2c"])
    func holdsEveryOperation(gateway: String) throws {
        let merged = try Fixtures.merged().document
        for (path, item) in try Fixtures.document(gateway).root["paths"]?.object?.members ?? [] {
            for (method, operation) in item.object?.members ?? [] {
                let path = path == "/" ? "/\(gateway)" : "/\(gateway)\(path)"
                #expect(merged["paths"]?[path]?[method]?["summary"] == operation["summary"], "\(method) \(path)")
            }
        }
    }

    @Test("A9: the merged document is OpenAPI 3.0 with unique operation ids") func idsAreUnique() throws {
        let merged = try Fixtures.merged().document
        let ids = (merged["paths"]?.object?.values ?? []).flatMap { $0.object?.values ?? [] }.compactMap { $0["operationId"]?.string }
        #expect(merged["openapi"] == "3.0.3")
        #expect(ids.count == 30)
        #expect(Set(ids).count == ids.count)
        #expect(ids.contains("b2b_read_root__get") && ids.contains("b2c_read_root__get"))
        #expect(ids.contains("list_clients_clients_get"))
    }

    @Test("A9: what both gateways share stands once, what differs bears its gateway's name") func componentsAreShared() throws {
        let schemas = try Fixtures.merged().document["components"]?["schemas"]?.object ?? [:]
        for name in ["Problem", "Money-Input", "HTTPValidationError", "B2bOrder-Output", "B2cOrder-Output", "Client", "Theme-Output"] {
            #expect(schemas[name] != nil, "\(name)")
        }
        #expect(schemas["Order-Output"] == nil)
        // Equal to the letter, but of orders that differ.
        #expect(schemas["B2bPage_Order_"]?["properties"]?["items"]?["items"] == ["$ref": "#/components/schemas/B2bOrder-Output"])
        #expect(schemas["B2cPage_Order_"]?["properties"]?["items"]?["items"] == ["$ref": "#/components/schemas/B2cOrder-Output"])
    }

    @Test("A9: every reference of the merged document names something") func referencesResolve() throws {
        let merged = try Fixtures.merged()
        var findings: [Finding] = []
        let body = merged.gatewayBody(findings: &findings) { .string($0) }
        for document in [merged.document, body] {
            let again = try Document(json: JSONWriter.bytes(document), file: "merged.json")
            #expect(APIDocument(again, prefix: "/again", findings: &findings) != nil, "\(findings)")
        }
    }

    @Test("tags of one name are joined, their descriptions kept") func tagsAreJoined() throws {
        let tags = try Fixtures.merged().document["tags"]?.array ?? []
        #expect(tags.count == 7)
        #expect(
            tags.first { $0["name"] == "orders" }?["description"] == "Orders of companies, by line.\n\nOrders of persons, one report each.")
    }

    @Test("security schemes of one name that differ are told apart wherever they are asked for") func securityIsRenamed() throws {
        let merged = try Fixtures.merged().document
        #expect(merged["components"]?["securitySchemes"]?.object?.keys == ["Bearer", "B2bApiKey", "B2cApiKey"])
        #expect(merged["paths"]?["/b2b/batches"]?["post"]?["security"] == [["Bearer": []], ["B2bApiKey": []]])
        #expect(merged["paths"]?["/b2c/orders"]?["post"]?["security"] == [["Bearer": []], ["B2cApiKey": []]])
    }

    @Test("the same documents give the same bytes") func isDeterministic() throws {
        #expect(try JSONWriter.bytes(Fixtures.merged().document) == JSONWriter.bytes(Fixtures.merged().document))
    }
}
