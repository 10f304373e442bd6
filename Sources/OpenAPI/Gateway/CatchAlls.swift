import Documents

/// What the catch-alls ask of a caller. Every call that no documented operation takes goes through them to the same function, also a call
/// whose path merely is spelt otherwise: they must ask for what API Gateway asks of the operations under their prefix.
struct CatchAlls {
    /// By prefix; nothing where API Gateway lets callers through to all operations.
    private(set) var security: [String: JSON] = [:]

    init(of operations: [RoutedOperation], schemes: SecuritySchemes, documents: [APIDocument], findings: inout [Finding]) {
        guard !schemes.kept.isEmpty else { return }
        for operation in operations {
            guard let requirement = schemes.requirements(of: operation.operation) else { continue }
            guard let known = security[operation.prefix] else {
                security[operation.prefix] = requirement
                continue
            }
            if known == requirement { continue }
            findings.append(
                operation.finding(
                    "gateway-security",
                    "\(operation.name) asks for another authorizer than those before it, and the one catch-all of \(operation.prefix) can ask for one only: a caller that it lets through would get at both",
                    severity: .error, in: documents,
                    remedy: "ask for one authorizer under each prefix, or give these operations a prefix of their own"))
            return
        }
    }

    /// Operations that ask for nothing, and are asked for something because they go to a catch-all.
    func findings(leaving all: [RoutedOperation], to kept: [RoutedOperation], schemes: SecuritySchemes, documents: [APIDocument])
        -> [Finding]
    {
        guard !security.isEmpty else { return [] }
        let routed = Set(kept.map(\.name))
        return all.filter { security[$0.prefix] != nil && !routed.contains($0.name) && schemes.requirements(of: $0.operation) == nil }.map {
            $0.finding(
                "gateway-security", "\($0.name) is open to all, but goes to the catch-all, which asks for an authorizer",
                severity: .warning,
                in: documents, remedy: "give it a path that API Gateway can route, or a prefix of its own")
        }
    }
}
