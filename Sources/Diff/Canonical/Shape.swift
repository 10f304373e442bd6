import Documents
import Registry

/// What is known of a value beside the value itself: which spellings mean the same, and whether the order of a list counts.
enum Shape {
    /// A property, or a part of one, as the registry describes it.
    case schema(PropertySchema, name: String)
    /// A policy document, or a part of one.
    case policy
    /// JSON that CloudFormation passes on as it is.
    case free
    /// What belongs to a resource that the registry does not know: CloudFormation passes its scalars on as texts.
    case textual
    /// Names that a resource waits for: a set.
    case names

    subscript(member name: String) -> Shape {
        guard case .schema(let schema, _) = self else { return self }
        let resolved = schema.resolved
        guard let member = resolved[name] ?? resolved.valueSchema else { return .free }
        return .schema(member, name: name)
    }

    var element: Shape {
        guard case .schema(let schema, let name) = self else { return self }
        return schema.resolved.items.map { .schema($0, name: name) } ?? .free
    }

    /// The kinds of scalar that it takes; empty where that is not known.
    var kinds: [PropertySchema.Kind] {
        switch self {
        case .schema(let schema, _): schema.resolved.kinds
        case .textual: [.string]
        case .policy, .free, .names: []
        }
    }

    /// Whether the value may be an object's JSON as a text.
    var isDocument: Bool { if case .schema(let schema, _) = self { schema.resolved.isDocument } else { false } }

    /// The shape of an object: JSON that looks like a policy is one.
    func refined(by object: JSON.Object) -> Shape {
        switch self {
        case .policy, .textual, .names: self
        case .schema(let schema, _) where !schema.resolved.properties.isEmpty: self
        case .schema, .free: Self.isPolicy(object) ? .policy : self
        }
    }

    private static func isPolicy(_ object: JSON.Object) -> Bool {
        guard let statement = object["Statement"] else { return false }
        let statements = statement.array ?? [statement]
        return !statements.isEmpty && statements.allSatisfy { $0["Effect"] != nil }
    }

    /// Whether the order of a list's elements counts.
    func isOrdered(_ elements: [JSON]) -> Bool {
        switch self {
        case .policy, .names: return false
        case .free, .textual: return true
        case .schema(let schema, let name):
            let schema = schema.resolved
            if !schema.isOrdered || !schema.uniqueKeys.isEmpty || Self.unordered.contains(name) { return false }
            if let format = schema.items?.resolved.format, Self.unorderedFormats.contains(where: format.hasPrefix) { return false }
            // Where each element says when its turn is, its place says nothing.
            return elements.isEmpty || !elements.allSatisfy { $0["Priority"] != nil }
        }
    }

    var uniqueKeys: [String] { if case .schema(let schema, _) = self { schema.resolved.uniqueKeys } else { [] } }

    private static let unorderedFormats = ["AWS::EC2::SecurityGroup", "AWS::EC2::Subnet"]

    /// Lists of which the registry does not say that their order counts for nothing, while the service's reference does.
    private static let unordered: Set<String> = [
        "AlarmActions", "Aliases", "AllowedMethods", "AttributeDefinitions", "AvailabilityZones", "CachedMethods", "CapacityProviders",
        "CountryCodes", "CustomErrorResponses", "Dimensions", "EnableCloudwatchLogsExports", "Environment", "GlobalSecondaryIndexes",
        "InsufficientDataActions", "LocalSecondaryIndexes", "ManagedPolicyArns", "NonKeyAttributes", "OKActions", "OriginSSLProtocols",
        "Origins", "Secrets", "SecurityGroupIds", "SecurityGroups", "SubnetIds", "Subnets", "TagFilters", "Tags", "VPCSecurityGroups",
        "VpcSecurityGroupIds", "WhitelistedNames",
    ]
}
