import Registry

extension Rule {
    static let policyAction = Rule(
        "policy-action", "An action that a policy names is one that the service has.", severity: .warning,
        reason: "IAM stores what it does not know, and the call is refused when it is made; some services refuse the policy.",
        url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
        refused: example("s3:GetObjekt"), accepted: example("s3:GetObject")
    ) { template, breaches in
        var known: [String: Bool] = [:]
        var services: [String: ServiceActions?] = [:]
        for policy in template.policyDocuments {
            for statement in policy.statements {
                for (path, value) in ["Action", "NotAction"].flatMap({ template.entries($0, of: statement) }) {
                    guard let action = template.certainText(value), let colon = action.firstIndex(of: ":") else { continue }
                    let isKnown =
                        known[action]
                        ?? {
                            let prefix = action[..<colon].lowercased()
                            let service = services[prefix] ?? ServiceActions(prefix)
                            services[prefix] = .some(service)
                            return service?.contains(String(action[action.index(after: colon)...])) ?? false
                        }()
                    known[action] = isKnown
                    guard !isKnown else { continue }
                    breaches.add(
                        "there is no action \(action)", at: path,
                        remedy: IAMActions.nearest(to: action, limit: 1).first.map { "did you mean \($0)?" })
                }
            }
        }
    }

    static let policyActionForm = Rule(
        "policy-action-form", "An action is written SERVICE:NAME.",
        reason: "IAM refuses the policy: actions must be prefaced by a vendor, such as iam, sdb or ec2.",
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
        refused: example("GetObject"), accepted: example("s3:GetObject")
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

    private static func example(_ action: String) -> String {
        """
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: '\(action)', Resource: 'arn:aws:s3:::bucket/*'}]}
        """
    }
}
