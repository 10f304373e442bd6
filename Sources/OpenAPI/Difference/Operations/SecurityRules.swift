import Documents

extension APIComparison {
    /// A caller has what one of the requirements asks for. It is refused when none is left that asks for as much or less.
    mutating func compareSecurity(_ left: PairedOperation, _ right: PairedOperation) {
        let (before, after) = (requirements(of: left, in: old), requirements(of: right, in: new))
        guard Set(before) != Set(after) else { return }
        let names = (left.effective("security", in: old), right.effective("security", in: new))
        let isRefused = before.contains { had in !after.contains { $0.isSubset(of: had) } }
        report(
            right.name, "security", isRefused ? "what callers have is no longer enough" : "other callers are let in now",
            isRefused ? .yes : .no, names.0, names.1)
    }

    /// For each requirement, all that a caller must have: schemes as they are defined, whatever they are called, and their scopes.
    private func requirements(of operation: PairedOperation, in api: ComparedAPI) -> [Set<String>] {
        let requirements = operation.operation["security"]?.array ?? api.root["security"]?.array ?? []
        if requirements.isEmpty { return [[]] }
        return requirements.map { requirement in
            var needed: Set<String> = []
            for (name, scopes) in requirement.object?.members ?? [] {
                let scheme = Self.definition(
                    api.resolved(api.root["components"]?["securitySchemes"]?[name] ?? .string(name), at: name).value)
                needed.insert(scheme)
                for scope in scopes.array ?? [] { needed.insert("\(scheme) \(scope.text)") }
            }
            return needed
        }
    }

    /// What decides how a caller proves who it is, as a text.
    private static func definition(_ scheme: JSON) -> String {
        guard let object = scheme.object else { return scheme.text }
        return ["type", "in", "name", "scheme", "openIdConnectUrl"].map { key in
            let value = object[key]?.string ?? ""
            return "\(key)=\(key == "scheme" || key == "name" && object["in"] == "header" ? value.lowercased() : value)"
        }.joined(separator: ";")
    }
}
