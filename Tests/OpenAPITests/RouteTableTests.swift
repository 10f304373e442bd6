import Documents
import OpenAPI
import Testing

@Suite struct RouteTableTests {
    func table(_ rows: (String, String)...) -> RouteTable {
        RouteTable(
            title: "t", cors: CORS(origin: "https://a.example", headers: ["X-User"], maximumAge: 60),
            rows.map { .init($0, $1, uri: .string("uri of \($0)")) })
    }

    @Test func `methods of one path stand together, with what a browser asks first`() {
        let paths = table(("GET", "/runs/{id}"), ("POST", "/runs"), ("DELETE", "/runs/{id}")).body["paths"]
        #expect(paths?.object?.keys == ["/runs/{id}", "/runs"])
        #expect(paths?["/runs/{id}"]?.object?.keys == ["parameters", "get", "delete", "options"])
        #expect(paths?["/runs/{id}"]?["parameters"] == [["name": "id", "in": "path", "required": true, "schema": ["type": "string"]]])
        #expect(paths?["/runs"]?["post"]?["x-amazon-apigateway-integration"]?["uri"] == "uri of POST")
        let told = paths?["/runs/{id}"]?["options"]?["x-amazon-apigateway-integration"]?["responses"]?["default"]?["responseParameters"]
        #expect(
            told == [
                "method.response.header.Access-Control-Allow-Origin": "'https://a.example'",
                "method.response.header.Access-Control-Allow-Methods": "'DELETE,GET,OPTIONS'",
                "method.response.header.Access-Control-Allow-Headers": "'X-User'", "method.response.header.Access-Control-Max-Age": "'60'",
            ])
    }

    @Test(arguments: [
        ([("GET", "/a"), ("GET", "/a")], "GET /a is routed twice"), ([("FETCH", "/a")], "FETCH /a: API Gateway knows no method FETCH"),
        ([("OPTIONS", "/a")], "OPTIONS /a is answered by API Gateway, for CORS"), ([("GET", "a")], "a is no path: write /runs/{id}"),
        ([("GET", "/a b")], "/a b is no path: write /runs/{id}"), ([("GET", "/a/")], "/a/ is no path: write /runs/{id}"),
        ([("GET", "/a/{x}"), ("GET", "/a/{y}/b")], "/a/{y}/b and /a/{x} name one variable differently"),
    ])
    func `a wrong table is refused`(rows: [(String, String)], problem: String) {
        let table = RouteTable(title: "t", cors: CORS(origin: "*"), rows.map { .init($0, $1, uri: "u") })
        #expect(table.problems == [problem])
    }

    @Test func `a right one is not`() {
        #expect(table(("GET", "/a/{x}"), ("GET", "/a/{x}/b"), ("POST", "/a/{x}"), ("GET", "/b/{y}"), ("GET", "/c/{proxy+}")).problems == [])
    }
}
