import Registry
import TemplateReading

extension Rule {
    static let policyAction = Rule(
        "policy-action", "An action that a policy names is one that the service has.", severity: .warning,
        reason: "IAM stores what it does not know, and the call is refused when it is made; some services refuse the policy.",
        url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
        refused: policyActionExample("s3:GetObjekt"), accepted: policyActionExample("s3:GetObject")
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

    static func policyActionExample(_ action: String) -> String {
        """
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: '\(action)', Resource: 'arn:aws:s3:::bucket/*'}]}
        """
    }
}
