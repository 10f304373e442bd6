import Documents
import TemplateReading

extension Rule {
    static let wildcardAction = Rule(
        "wildcard-action", "A policy names the actions that it allows.", severity: .warning,
        reason: """
            All actions of a service are the reading and the deleting, the changing of its policies, and whatever AWS adds next year. Who \
            gets hold of the program gets them all.
            """,
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
        refused: example(action: "sqs:*"), accepted: example(action: "sqs:SendMessage")
    ) { template, breaches in
        for (policy, statement) in template.allowances where policy.kind == .identity {
            let wide = template.entries("Action", of: statement).filter { entry in
                template.certainText(entry.value).map { $0 == "*" || $0.hasSuffix(":*") } ?? false
            }
            guard let first = wide.first else { continue }
            let names = wide.compactMap { template.certainText($0.value) }
            breaches.add(
                names.contains("*") ? "it allows everything" : "it allows \(shortened(names))", at: first.path,
                remedy: "name the actions that are needed")
        }
        for type in ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"] {
            for holder in template.resources(of: type) {
                for (path, value) in template.values(at: "ManagedPolicyArns", "*", in: holder) {
                    let end = template.text(of: value).parts.last
                    guard case .constant(let text)? = end, let name = administrative.first(where: { text.hasSuffix(":policy/" + $0) })
                    else { continue }
                    breaches.add("\(name) allows nearly everything", at: path, remedy: "name the actions that are needed")
                }
            }
        }
    }

    private static let administrative = ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"]

    private static func shortened(_ names: [String]) -> String {
        names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
    }

    private static func example(action: String) -> String {
        """
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Version: '2012-10-17'
              Statement: [{Effect: Allow, Action: '\(action)', Resource: 'arn:aws:sqs:eu-west-3:123456789012:tasks'}]
        """
    }
}

extension TemplateView {
    /// Where a statement allows its actions on everything, whatever the circumstances; nil where it does not.
    func everything(in statement: (path: [String], statement: JSON.Object)) -> [String]? {
        guard presence(of: statement.statement["Condition"]) == .absent else { return nil }
        return entries("Resource", of: statement).first { certainText($0.value) == "*" }?.path
    }
}
