import Documents

/// The actions of one service, read from one line of the registry: what asks for many of them holds on to it.
public struct ServiceActions: Sendable {
    /// The prefix of its actions: `sqs`.
    public let service: String
    /// Sorted, as AWS spells them; the few whose spelling is not known are in lower case.
    public let names: [String]
    private let actions: JSON.Object
    private let resources: JSON.Object

    /// Nil for a service that IAM does not know.
    public init?(_ service: String) {
        guard let line = Lines.actions[service.lowercased()], let name = line["service"]?.string else { return nil }
        self.service = name
        actions = line["actions"]?.object ?? [:]
        resources = line["resources"]?.object ?? [:]
        names = actions.keys
    }

    /// Whether the service has the action, or one that the pattern matches.
    public func contains(_ name: String) -> Bool { !names(matching: name).isEmpty }

    /// The actions that a name or a pattern (`Get*`) stands for.
    public func names(matching pattern: String) -> [String] {
        guard pattern.contains(where: { $0 == "*" || $0 == "?" }) else { return spelling(of: pattern).map { [$0] } ?? [] }
        let pattern = Array(pattern.lowercased().utf8)
        return names.filter { ActionPattern.matches(pattern[...], Array($0.lowercased().utf8)[...]) }
    }

    /// The action as AWS spells it: `sendmessage` → `SendMessage`.
    public func spelling(of name: String) -> String? {
        if actions[name] != nil { return name }
        let name = name.lowercased()
        return names.first { $0.lowercased() == name }
    }

    /// The types of resources that an action can be limited to; empty for one that must be allowed on `*`, nil for one that there is not.
    public func resourceTypes(of name: String) -> [String]? {
        spelling(of: name).flatMap { actions[$0]?.string }?.split(separator: "|").map(String.init)
    }

    /// Patterns of a resource type's ARNs: `arn:${Partition}:sqs:${Region}:${Account}:*`.
    public func arns(of resourceType: String) -> [String] { resources[resourceType]?.object?.strings("arns") ?? [] }

    /// The condition keys that a use of the resource carries.
    public func conditionKeys(of resourceType: String) -> [String] { resources[resourceType]?.object?.strings("keys") ?? [] }
}
