import Documents
import Registry

/// What a role of the template may do, where all of its policies are in the template too.
package struct RoleRights {
    private var patterns: [String] = []

    /// Nil where a policy is not known: one of AWS's, another stack's, or one that a parameter names.
    package init?(of role: TemplateView.Resource, in template: TemplateView) {
        guard !template.isTransformed else { return nil }
        for value in role.properties["ManagedPolicyArns"].map({ template.certain($0)?.array ?? [$0] }) ?? [] {
            if let policy = template.target(of: value), policy.type == "AWS::IAM::ManagedPolicy" {
                guard template.policyDocuments.contains(where: { $0.owner.logicalID == policy.logicalID }) else { return nil }
                continue
            }
            guard case .constant(let end)? = template.text(of: value).parts.last, Self.harmless.contains(where: end.hasSuffix) else {
                return nil
            }
        }
        let attached = Self.policies(of: role, in: template)
        for policy in template.policyDocuments where policy.kind == .identity && attached.contains(policy.owner.logicalID) {
            guard template.certain(policy.document["Statement"]) != nil else { return nil }
            for (path, statement) in policy.statements {
                if template.certainText(statement["Effect"]) == "Deny" { continue }
                // What all but some actions allow is not worked out.
                if statement["NotAction"] != nil { return nil }
                for (_, action) in template.entries("Action", of: (path, statement)) {
                    guard let action = template.certainText(action) else { return nil }
                    patterns.append(action)
                }
            }
        }
    }

    /// The role and the resources that put policies on it, by their logical IDs.
    package static func policies(of role: TemplateView.Resource, in template: TemplateView) -> Set<String> {
        var result: Set<String> = [role.logicalID]
        let name = template.certainText(role.properties["RoleName"])
        func names(_ value: JSON?) -> Bool {
            template.target(of: value)?.logicalID == role.logicalID || name != nil && template.certainText(value) == name
        }
        for type in ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"] {
            for policy in template.resources(of: type)
            where template.values(at: "Roles", "*", in: policy).contains(where: { names($0.value) }) { result.insert(policy.logicalID) }
        }
        for policy in template.resources(of: "AWS::IAM::RolePolicy") where names(policy.properties["RoleName"]) {
            result.insert(policy.logicalID)
        }
        for value in template.values(at: "ManagedPolicyArns", "*", in: role) {
            if let policy = template.target(of: value.value) { result.insert(policy.logicalID) }
        }
        return result
    }

    /// Whether a statement allows the action, on whatever resource and condition.
    package func mayAllow(_ action: String) -> Bool { patterns.contains { ActionPattern.matches($0, action) } }

    /// Policies of AWS that let a function write its logs, traces and network interfaces, and nothing else.
    private static let harmless = [
        "policy/service-role/AWSLambdaBasicExecutionRole", "policy/service-role/AWSLambdaVPCAccessExecutionRole",
        "policy/AWSXRayDaemonWriteAccess", "policy/AWSXrayWriteOnlyAccess", "policy/CloudWatchLambdaInsightsExecutionRolePolicy",
    ]
}
