import Documents

/// The security schemes that API Gateway itself can check: those with an authorizer in an extension. What the gateways' functions check
/// stays with them: an `apiKey` scheme without an extension would make API Gateway ask for a key of its own usage plans.
struct SecuritySchemes {
    private(set) var kept = JSON.Object()
    private var left: [String] = []

    init(of document: JSON) {
        for (name, scheme) in document["components"]?["securitySchemes"]?.object?.members ?? [] {
            guard let scheme = document.resolved(scheme).object, scheme.keys.contains(where: { $0.hasPrefix("x-amazon-apigateway-auth") })
            else {
                left.append(name)
                continue
            }
            var rendered: JSON.Object = ["type": "apiKey", "name": scheme["name"] ?? "Authorization", "in": scheme["in"] ?? "header"]
            for (key, value) in scheme.members where key.hasPrefix("x-amazon-apigateway-auth") { rendered[key] = value }
            kept[name] = .object(rendered)
        }
    }

    /// What API Gateway is to ask of the operation; nil when it lets callers through to the function.
    func requirements(of operation: JSON.Object) -> JSON? {
        guard let alternatives = operation["security"]?.array, !alternatives.isEmpty else { return nil }
        let own = alternatives.map { requirement in
            JSON.Object((requirement.object?.members ?? []).filter { kept[$0.key] != nil }.map { ($0.key, $0.value) })
        }
        return own.contains(where: \.isEmpty) ? nil : .array(own.map(JSON.object))
    }

    var note: String? {
        guard !left.isEmpty else { return nil }
        return "API Gateway lets callers through to the gateways' functions, which check \(left.joined(separator: ", ")) themselves"
    }
}
