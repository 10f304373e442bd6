import Registry
import TemplateReading

extension Rule {
    static let passRole = Rule(
        "pass-role", "Who may pass a role to a service may pass that role, not any.", severity: .warning,
        reason: """
            A program that may pass every role and start something, a function or a task, starts it with the administrator's role, and is \
            the administrator.
            """,
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
        refused: example(resource: "'*'"), accepted: example(resource: "'arn:aws:iam::123456789012:role/tasks'")
    ) { template, breaches in
        for (policy, statement) in template.allowances where policy.kind == .identity {
            guard let path = template.everything(in: statement),
                template.entries("Action", of: statement).contains(where: {
                    template.certainText($0.value).map(PassedRoles.matches) ?? false
                })
            else { continue }
            breaches.add(
                "any role may be passed to any service", at: path, remedy: "name the roles, or add a condition on iam:PassedToService")
        }
    }

    private static func example(resource: String) -> String {
        """
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Version: '2012-10-17'
              Statement: [{Effect: Allow, Action: 'iam:PassRole', Resource: \(resource)}]
        """
    }
}

enum PassedRoles {
    /// Whether an action, or a pattern, is to pass a role; all actions at once are another rule's.
    static func matches(_ action: String) -> Bool {
        action.utf8.prefix(4).elementsEqual("iam:".utf8) { $0 | 0x20 == $1 } && !action.hasSuffix(":*")
            && ActionPattern.matches(action, "iam:PassRole")
    }
}
