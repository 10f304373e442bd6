import Documents

/// Resources that publish what others are, and are published anew when that changes. Their logical IDs end in a hash of it, so that the
/// old one stays while it is wanted.
enum Renewals {
    /// Type → the property that says what it publishes.
    static let publications: [String: String] = [
        "AWS::ApiGateway::Deployment": "RestApiId", "AWS::ApiGatewayV2::Deployment": "ApiId",
        "AWS::AppConfig::HostedConfigurationVersion": "ConfigurationProfileId", "AWS::Batch::JobDefinition": "JobDefinitionName",
        "AWS::Bedrock::AgentVersion": "AgentId", "AWS::Bedrock::FlowVersion": "FlowArn",
        "AWS::Bedrock::GuardrailVersion": "GuardrailIdentifier", "AWS::Bedrock::PromptVersion": "PromptArn",
        "AWS::ECS::TaskDefinition": "Family", "AWS::Lambda::LayerVersion": "LayerName", "AWS::Lambda::Version": "FunctionName",
        "AWS::StepFunctions::StateMachineVersion": "StateMachineArn",
    ]

    static func note(of type: String) -> String? {
        switch type {
        case "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Deployment": "new deployment published, by design"
        case "AWS::ECS::TaskDefinition", "AWS::Batch::JobDefinition": "new revision published, by design"
        default: publications[type] == nil ? nil : "new version published, by design"
        }
    }

    /// The versions that take the place of others of the same.
    static func pairs(
        removed: [Located], added: [Located], _ old: CanonicalEnvironment, _ new: CanonicalEnvironment
    ) -> [(old: Located, new: Located)] {
        var waiting: [Subject: [Located]] = [:]
        for resource in removed { subject(of: resource, in: old).map { waiting[$0, default: []].append(resource) } }
        for key in waiting.keys { waiting[key]?.reverse() }
        return added.compactMap { resource in
            guard let subject = subject(of: resource, in: new), let former = waiting[subject]?.popLast() else { return nil }
            return former.key == resource.key ? nil : (former, resource)
        }
    }

    private struct Subject: Hashable {
        let stack: String
        let type: String
        let published: JSON
    }

    private static func subject(of resource: Located, in environment: CanonicalEnvironment) -> Subject? {
        guard let property = publications[resource.resource.type] else { return nil }
        let published = resource.resource.properties[property].flatMap {
            environment.canonicalizer(of: resource.stack).value($0, as: .free)
        }
        // Without a family of its own it is told by what its ID starts with.
        return Subject(
            stack: resource.stack.name, type: resource.resource.type, published: published ?? .string(stem(of: resource.key.logicalID)))
    }

    /// An ID without the hash that it ends in.
    private static func stem(of logicalID: String) -> String {
        let hash = logicalID.utf8.reversed().prefix { (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0) }.count
        return hash < 8 ? logicalID : String(logicalID.dropLast(hash))
    }
}
