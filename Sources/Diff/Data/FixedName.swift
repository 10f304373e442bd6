import Documents
import Registry
import TemplateReading

/// The name that a template gives a resource, where no two can have one name: what replaces it cannot be made while it is there.
struct FixedName {
    /// As it is shown: `novialoom-prod`.
    let text: String
    /// The properties that make it: the name itself, and that in which it is one.
    let properties: [String]

    /// The name that a resource has on both sides; nil where AWS makes it, or it changes.
    /// - Parameters:
    ///   - old: a property as it was, in its canonical form.
    ///   - new: the same as it is.
    init?(type: String, old: (String) -> JSON?, new: (String) -> JSON?, _ schemas: Schemas) {
        guard let facts = schemas[type], Renewals.publications[type] == nil, !Self.shared.contains(type),
            facts.schema.replacementStrategy != "delete_then_create", let names = Self.names(of: type, facts, new)
        else { return nil }
        properties = names + Self.scopes
        guard properties.allSatisfy({ old($0) == new($0) }) else { return nil }
        text = names.compactMap { new($0)?.string }.joined(separator: " ")
    }

    /// The properties that name a resource among all of its type; nil where none does.
    private static func names(of type: String, _ facts: TypeFacts, _ property: (String) -> JSON?) -> [String]? {
        if facts.isNamedByTemplate {
            let names = facts.identifier.map(\.description)
            return names.allSatisfy { property($0) != nil } ? names : nil
        }
        let kind = type.split(separator: ":").last.map(String.init) ?? ""
        let candidates = [others[type], "\(kind)Name", "\(kind)Identifier", "Name"].compactMap(\.self)
        let createOnly = facts.createOnly.map(\.description)
        return candidates.first { createOnly.contains($0) && property($0) != nil }.map { [$0] }
    }

    /// Where names need to differ only within something: in another one the same name is free.
    private static let scopes = [
        "ApiId", "CatalogId", "Cluster", "DatabaseName", "EventBusName", "FunctionName", "InstanceArn", "NamespaceId", "RestApiId", "Scope",
        "ServerId", "UserPoolId", "VpcId",
    ]

    private static let others = ["AWS::EC2::SecurityGroup": "GroupName"]

    /// Types of which two can have one name.
    private static let shared: Set<String> = [
        "AWS::Cognito::UserPool", "AWS::Cognito::UserPoolClient", "AWS::EMR::Cluster", "AWS::Route53::HostedZone",
    ]
}

/// The names of the resources that were there before, each worked out when it is asked for.
final class FixedNames {
    private let pairs: [ResourceIdentity: Pair]
    private let old: CanonicalSide
    private let new: CanonicalSide
    private let schemas: Schemas
    private var known: [ResourceIdentity: FixedName?] = [:]

    init(_ pairs: [Pair], from old: CanonicalSide, to new: CanonicalSide, _ schemas: Schemas) {
        self.pairs = Dictionary(pairs.map { ($0.new.key, $0) }) { first, _ in first }
        self.old = old
        self.new = new
        self.schemas = schemas
    }

    subscript(key: ResourceIdentity) -> FixedName? {
        if let name = known[key] { return name }
        let name = pairs[key].flatMap { pair in
            let shape = schemas.shape(of: pair.new.resource.type)
            let before = Canonicalizer(stack: pair.old.stack, environment: old.defaults, reader: pair.new.stack.name)
            let after = new.defaults.canonicalizer(of: pair.new.stack)
            return FixedName(
                type: pair.new.resource.type,
                old: { name in pair.old.resource.properties[name].flatMap { before.value($0, as: shape[member: name]) } },
                new: { name in pair.new.resource.properties[name].flatMap { after.value($0, as: shape[member: name]) } }, schemas)
        }
        known[key] = .some(name)
        return name
    }
}
