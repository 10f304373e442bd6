import Documents
import Registry
import TemplateReading

extension Rule {
    static let wildcardResource = Rule(
        "wildcard-resource", "A policy names the resources that its actions are allowed on.", severity: .warning,
        reason: """
            On * an action reaches everything that the account holds, now and later. Some actions take nothing else; this speaks of \
            statements in which each could name its resources.
            """,
        url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
        refused: example(resource: "'*'"), accepted: example(resource: "'arn:aws:secretsmanager:eu-west-3:123456789012:secret:orders-*'")
    ) { template, breaches in
        var registry = ScopableActions()
        for (policy, statement) in template.allowances where policy.kind == .identity {
            guard let path = template.everything(in: statement) else { continue }
            let actions = template.entries("Action", of: statement).map { template.certainText($0.value) }
            // A pass of roles has a rule of its own.
            let isLimitable = actions.allSatisfy { action in
                action.map { !$0.hasSuffix(":*") && !PassedRoles.matches($0) && registry.contains($0) } ?? false
            }
            guard isLimitable, !actions.isEmpty, !actions.allSatisfy({ $0.map(ScopableActions.onlyLists) ?? false }) else { continue }
            breaches.add(
                "\(actions.count == 1 ? "\(actions[0] ?? "") is" : "\(actions.count) actions are") allowed on everything", at: path,
                remedy: "name the resources by their ARNs")
        }
    }

    private static func example(resource: String) -> String {
        """
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Version: '2012-10-17'
              Statement: [{Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: \(resource)}]
        """
    }
}

/// Which actions can be limited to resources.
private struct ScopableActions {
    private var services: [String: ServiceActions?] = [:]

    /// Whether an action, or nearly each that a pattern stands for, can be: `dynamodb:Get*` is about items, though it also reads a setting
    /// of the account. False for one that there is not.
    mutating func contains(_ action: String) -> Bool {
        guard let colon = action.firstIndex(of: ":") else { return false }
        let prefix = action[..<colon].lowercased()
        let service = services[prefix] ?? ServiceActions(prefix)
        services[prefix] = .some(service)
        guard let names = service?.names(matching: String(action[action.index(after: colon)...])), !names.isEmpty else { return false }
        let limited = names.count { name in
            service?.resourceTypes(of: name)?.contains { !Self.additions.contains($0) } == true
        }
        return limited * 4 >= names.count * 3
    }

    /// What may come with a call and need not: metrics belong to no data set, and speech takes no lexicon, as a rule.
    private static let additions: Set<String> = ["billingview", "dataset", "lexicon", "parallel-data", "terminology"]

    /// Whether an action says what there is and how it is set up: who asks that often does not know the names yet.
    static func onlyLists(_ action: String) -> Bool {
        let name = action.drop { $0 != ":" }.dropFirst().lowercased()
        return name.hasPrefix("describe") || name.hasPrefix("list") && name != "listbucket"
    }
}
