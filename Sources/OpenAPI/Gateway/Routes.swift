import Documents

/// An operation at a place of the gateway's tree of resources.
struct RoutedOperation {
    var route: Route
    var method: String
    /// As the merged document has it; the parameters of its path are its own.
    var operation: JSON.Object
    /// The prefix of the gateway that answers it.
    var prefix: String
    /// Where it comes from: the number of its document, and its path there.
    var origin: MergedAPI.Origin
    /// The names of the path's variables, by the names that the document gives them.
    var variables: [String: String] = [:]

    /// `GET /b2b/orders`, as the merged document names it.
    var name: String { "\(method.uppercased()) \(path)" }
    /// The path in the merged document.
    var path: String

    func finding(
        _ rule: String, _ message: String, severity: Finding.Severity = .info, in documents: [APIDocument], remedy: String? = nil
    ) -> Finding {
        documents[origin.document].source.finding(rule, message, at: ["paths", origin.path, method], severity: severity, remedy: remedy)
    }
}

/// The operations that API Gateway can route. The others are left to the catch-alls and reported.
struct Routes {
    /// All of them, as the document has them.
    private(set) var all: [RoutedOperation] = []
    private(set) var operations: [RoutedOperation] = []
    private(set) var findings: [Finding] = []

    init(of api: MergedAPI) {
        for (path, item) in api.document["paths"]?.object?.members ?? [] {
            guard path.hasPrefix("/") else { continue }
            for method in Part.methods {
                guard let operation = item[method]?.object, let origin = api.origins[MergedAPI.OperationKey(path: path, method: method)]
                else { continue }
                let route = Route(path)
                let shared = item["parameters"]?.array ?? []
                let routed = RoutedOperation(
                    route: route, method: method, operation: Self.adding(shared, to: operation, in: api.document),
                    prefix: api.documents[origin.document].prefix, origin: origin, path: path)
                all.append(routed)
                if let reason = Self.obstacle(route, method, prefixes: api.prefixes) {
                    findings.append(
                        routed.finding(
                            "gateway-catch-all", "API Gateway cannot route \(routed.name): \(reason); the catch-all takes it",
                            in: api.documents))
                } else {
                    operations.append(routed)
                }
            }
        }
        VariableNames.reconcile(&operations)
        dropRepeated()
    }

    /// Why API Gateway has no place for the operation; nil when it has one.
    private static func obstacle(_ route: Route, _ method: String, prefixes: [String]) -> String? {
        if method == "trace" { return "it knows no TRACE" }
        for (index, segment) in route.segments.enumerated() {
            switch segment {
            case .literal(let text) where text.contains("{") || text.contains("}"):
                return "the variable in \"\(text)\" is not a whole segment"
            case .literal(let text) where !Route.isLiteral(text): return "\"\(text)\" has a character that it does not take in a path"
            case .variable(let name) where name.isEmpty || name.hasSuffix("+"): return "\"\(segment)\" names no variable"
            case .variable where prefixes.contains(Route(Array(route.segments[..<index])).path):
                return "\"\(segment)\" stands where the catch-all {proxy+} does"
            default: break
            }
        }
        return nil
    }

    /// The parameters of a path hold for each of its operations, unless the operation says otherwise.
    private static func adding(_ shared: [JSON], to operation: JSON.Object, in document: JSON) -> JSON.Object {
        guard !shared.isEmpty else { return operation }
        let own = operation["parameters"]?.array ?? []
        let names = Set(own.map { document.resolved($0) }.map { [$0["name"], $0["in"]] })
        var result = operation
        result["parameters"] = .array(
            own + shared.filter { !names.contains([document.resolved($0)["name"], document.resolved($0)["in"]]) })
        return result
    }

    /// `/orders` and `/orders/` are one resource to API Gateway; the Lambda gets the path as it was called.
    private mutating func dropRepeated() {
        var seen: Set<String> = []
        operations.removeAll { !seen.insert("\($0.method) \($0.route.path)").inserted }
    }
}

extension JSON {
    /// The part itself where a reference to a component may stand.
    func resolved(_ part: JSON) -> JSON {
        var part = part
        // Verified documents have no references that lead in a circle.
        while case .component(let component) = Reference(in: part), let target = self[component.pointer] { part = target }
        return part
    }
}
