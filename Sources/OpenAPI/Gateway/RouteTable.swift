import Documents

/// Which scripts of which site may call an API from a browser, and with what: the one place where that is said.
public struct CORS: Sendable, Hashable {
    /// `https://iot.example.com`, or `*` for every site.
    public let origin: String
    /// Headers that requests may carry beyond the few that always may: `X-User`.
    public let headers: [String]
    /// For how many seconds a browser may remember it.
    public let maximumAge: Int

    public init(origin: String, headers: [String] = ["Content-Type"], maximumAge: Int = 3_600) {
        self.origin = origin
        self.headers = headers
        self.maximumAge = maximumAge
    }
}

/// The methods that a REST API answers, each with the Lambda function behind it, as API Gateway imports them (a REST API's `Body`). A browser
/// that asks first is answered by API Gateway itself.
public struct RouteTable {
    public struct Row {
        public var method: String
        public var path: String
        /// The integration's URI; any JSON that a template may hold.
        public var uri: JSON

        public init(_ method: String, _ path: String, uri: JSON) {
            self.method = method
            self.path = path
            self.uri = uri
        }
    }

    public let title: String
    public let rows: [Row]
    public let cors: CORS

    public init(title: String, cors: CORS, _ rows: [Row]) {
        self.title = title
        self.cors = cors
        self.rows = rows
    }

    public var body: JSON {
        var paths = JSON.Object()
        for row in rows {
            var item = paths[row.path]?.object ?? parameters(of: row.path)
            item[row.method.lowercased()] = [
                "responses": ["200": ["description": ""]], "x-amazon-apigateway-integration": Integration.lambda(row.uri),
            ]
            paths[row.path] = .object(item)
        }
        for (path, item) in paths {
            guard var item = item.object else { continue }
            item["options"] = preflight(rows.filter { $0.path == path }.map { $0.method.uppercased() })
            paths[path] = .object(item)
        }
        return [
            "openapi": "3.0.1", "info": ["title": .string(title), "version": "1.0.0"], "paths": .object(paths),
            "x-amazon-apigateway-gateway-responses": GatewayResponses.readable(by: cors.origin),
        ]
    }

    /// What is wrong with the table.
    public var problems: [String] {
        var problems: [String] = []
        var seen: Set<String> = []
        var variables: [[String]: (path: String, names: [String])] = [:]
        for row in rows {
            let name = "\(row.method) \(row.path)"
            if !seen.insert(name).inserted { problems.append("\(name) is routed twice") }
            if !Self.methods.contains(row.method) { problems.append("\(name): API Gateway knows no method \(row.method)") }
            if row.method == "OPTIONS" { problems.append("\(name) is answered by API Gateway, for CORS") }
            let route = Route(row.path)
            guard row.path == route.path, row.path.utf8.allSatisfy({ Name.isAlphanumeric($0) || "/-_.~{}+".utf8.contains($0) }) else {
                problems.append("\(row.path) is no path: write /runs/{id}")
                continue
            }
            // Below one place API Gateway has one variable.
            for end in route.segments.indices {
                guard case .variable(let variable) = route.segments[end] else { continue }
                let place = route.segments[..<end].map { if case .literal(let text) = $0 { text } else { "{}" } }
                if let other = variables[place], other.names != [variable] {
                    problems.append("\(row.path) and \(other.path) name one variable differently")
                }
                variables[place] = (row.path, [variable])
            }
        }
        return problems
    }

    private static let methods: Set<String> = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]

    private func parameters(of path: String) -> JSON.Object {
        let variables = Route(path).variables
        guard !variables.isEmpty else { return [:] }
        return [
            "parameters": .array(
                variables.map {
                    [
                        "name": .string($0.hasSuffix("+") ? String($0.dropLast()) : $0), "in": "path", "required": true,
                        "schema": ["type": "string"],
                    ]
                })
        ]
    }

    private func preflight(_ methods: [String]) -> JSON {
        let headers: [(String, String)] = [
            ("Access-Control-Allow-Origin", cors.origin),
            ("Access-Control-Allow-Methods", (methods + ["OPTIONS"]).sorted().joined(separator: ",")),
            ("Access-Control-Allow-Headers", cors.headers.joined(separator: ",")),
            ("Access-Control-Max-Age", String(cors.maximumAge)),
        ]
        return [
            "responses": [
                "204": [
                    "description": "",
                    "headers": .object(JSON.Object(headers.map { ($0.0, ["schema": ["type": "string"]]) })),
                ]
            ],
            "x-amazon-apigateway-integration": [
                "type": "mock", "passthroughBehavior": "when_no_match", "requestTemplates": ["application/json": "{\"statusCode\": 204}"],
                "responses": [
                    "default": [
                        "statusCode": "204",
                        "responseParameters": .object(
                            JSON.Object(headers.map { ("method.response.header.\($0.0)", .string("'\($0.1)'")) })),
                    ]
                ],
            ],
        ]
    }
}
