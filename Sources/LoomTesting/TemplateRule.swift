import Checks
import CloudFormationModel
import Documents

/// A rule to run over a deployment: one of `novialoom check` by its name, or one of one's own, about resources one at a time.
///
///     let rule = TemplateRule("function-memory", on: Lambda.Function.self, ["MemorySize": .within(128...1_024)])
public struct TemplateRule: Sendable, ExpressibleByStringLiteral {
    /// What findings carry in brackets: `function-memory`.
    public let id: String
    let findings: @Sendable (Deployment) -> [Finding]

    /// A rule of `check`: `"queue-visibility"`. `novialoom explain` says what it asks.
    public init(stringLiteral id: String) {
        self.id = id
        findings = { deployment in
            if let misspelt = Self.unknown(id, in: deployment) { return [misspelt] }
            return deployment.findings.filter { $0.rule == id }
        }
    }

    /// A rule of one's own.
    /// - Parameters:
    ///   - types: those that it is about; without any, all are.
    ///   - problem: what is wrong with a resource; nil when nothing is.
    public init(_ id: String, on types: String..., problem: @escaping @Sendable (DeployedResource) -> String?) {
        self.id = id
        findings = { deployment in
            deployment.resources.filter { types.isEmpty || types.contains($0.type) }.compactMap { resource in
                problem(resource).map { resource.finding(id, $0) }
            }
        }
    }

    /// A rule of one's own: all resources of a type have such properties and attributes.
    public init(_ id: String, on type: String, _ properties: Matcher, attributes: Matcher = [:]) {
        self.id = id
        findings = { deployment in
            if let message = Misspelling.message(in: properties, of: type) { return [Finding(id, message)] }
            return deployment.all(type).flatMap { resource in
                resource.differences(properties, attributes: attributes).map {
                    resource.finding(id, "expected \($0.expected), found \($0.found)", at: $0.path)
                }
            }
        }
    }

    /// A rule of one's own about a type with a typed face.
    public init(_ id: String, on type: (some TypedResource).Type, _ properties: Matcher, attributes: Matcher = [:]) {
        self.init(id, on: type.typeName, properties, attributes: attributes)
    }

    private static func unknown(_ id: String, in deployment: Deployment) -> Finding? {
        if Rule.named(id) != nil || deployment.app.findings.contains(where: { $0.rule == id }) { return nil }
        let meant = nearestNames(to: id, among: Rule.all.map(\.id), limit: 1).first
        return Finding(
            "unknown-rule", "there is no rule \"\(id)\"", remedy: meant.map { "did you mean \"\($0)\"?" } ?? "see novialoom explain")
    }
}

extension DeployedResource {
    /// A finding about it, at its declaration.
    func finding(_ rule: String, _ message: String, at path: JSONPointer? = nil) -> Finding {
        Finding(
            rule, message, file: place?.file, position: place.map { Position(line: $0.line, column: 1) }, stack: stack,
            logicalID: logicalID,
            path: path.map { JSONPointer(["Resources", logicalID] + $0.tokens) })
    }
}
