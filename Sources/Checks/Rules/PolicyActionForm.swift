import TemplateReading

extension Rule {
    static let policyActionForm = Rule(
        "policy-action-form", "An action is written SERVICE:NAME.",
        reason: "IAM refuses the policy: actions must be prefaced by a vendor, such as iam, sdb or ec2.",
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
        refused: policyActionExample("GetObject"), accepted: policyActionExample("s3:GetObject")
    ) { template, breaches in
        for policy in template.policyDocuments where policy.kind != .resource {
            for statement in policy.statements {
                for (path, value) in ["Action", "NotAction"].flatMap({ template.entries($0, of: statement) }) {
                    guard let action = template.certainText(value), !action.allSatisfy({ $0 == "*" }), !action.contains(":"),
                        !action.holds("{{resolve:")
                    else {
                        continue
                    }
                    breaches.add("\"\(action)\" names no service", at: path, remedy: "write SERVICE:\(action)")
                }
            }
        }
    }
}
