import Documents

/// A policy as it stands in a template.
package struct PolicyDocument {
    package enum Kind {
        /// What those it is attached to may do.
        case identity
        /// Who may take a role.
        case trust
        /// Who may use what it is attached to.
        case resource
    }

    package let kind: Kind
    /// From the template's root.
    package let path: [String]
    package let document: JSON.Object
    package let owner: TemplateView.Resource

    /// Those that are there, or may be; one alone needs no list.
    package let statements: [(path: [String], statement: JSON.Object)]

    package init(_ kind: Kind, _ document: JSON.Object, at path: [String], of owner: TemplateView.Resource, in template: TemplateView) {
        self.kind = kind
        self.path = path
        self.document = document
        self.owner = owner
        statements = template.objects(in: document["Statement"], below: path + ["Statement"]).map { ($0.path, $0.object) }
    }
}

package enum PolicyDocuments {
    /// Where resources hold policies.
    private static let places: [(type: String, kind: PolicyDocument.Kind, at: [String])] = [
        ("AWS::IAM::Role", .trust, ["AssumeRolePolicyDocument"]),
        ("AWS::IAM::Role", .identity, ["Policies", "*", "PolicyDocument"]),
        ("AWS::IAM::User", .identity, ["Policies", "*", "PolicyDocument"]),
        ("AWS::IAM::Group", .identity, ["Policies", "*", "PolicyDocument"]),
        ("AWS::IAM::Policy", .identity, ["PolicyDocument"]),
        ("AWS::IAM::ManagedPolicy", .identity, ["PolicyDocument"]),
        ("AWS::IAM::RolePolicy", .identity, ["PolicyDocument"]),
        ("AWS::IAM::UserPolicy", .identity, ["PolicyDocument"]),
        ("AWS::IAM::GroupPolicy", .identity, ["PolicyDocument"]),
        ("AWS::SQS::QueuePolicy", .resource, ["PolicyDocument"]),
        ("AWS::SNS::TopicPolicy", .resource, ["PolicyDocument"]),
        ("AWS::S3::BucketPolicy", .resource, ["PolicyDocument"]),
        ("AWS::KMS::Key", .resource, ["KeyPolicy"]),
        ("AWS::SecretsManager::ResourcePolicy", .resource, ["ResourcePolicy"]),
        ("AWS::ECR::Repository", .resource, ["RepositoryPolicyText"]),
    ]

    package static func all(in template: TemplateView) -> [PolicyDocument] {
        places.flatMap { type, kind, names in
            template.resources(of: type).flatMap { resource in
                template.values(at: names[...], of: .object(resource.properties), below: resource.path).flatMap { path, value in
                    template.possibilities(of: value).compactMap { alternative, written in
                        guard case .value(.object(let document)) = alternative else { return nil }
                        return PolicyDocument(kind, document, at: path + written, of: resource, in: template)
                    }
                }
            }
        }
    }
}

extension TemplateView {
    /// An element of a policy that takes one text or several, with their paths; what only AWS knows is left out.
    package func entries(_ key: String, of statement: (path: [String], statement: JSON.Object)) -> [(path: [String], value: JSON)] {
        guard let value = statement.statement[key] else { return [] }
        return possibilities(of: value).flatMap { alternative, written -> [(path: [String], value: JSON)] in
            let path = statement.path + [key] + written
            switch alternative {
            case .value(.array(let array)): return array.enumerated().map { (path + [String($0)], $1) }
            case .value(let value): return [(path, value)]
            case .absent: return []
            case .reference, .unknown: return [(path, value)]
            }
        }
    }
}
