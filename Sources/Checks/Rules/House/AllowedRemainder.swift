import TemplateReading

extension Rule {
    static let allowedRemainder = Rule(
        "allowed-remainder", "A policy allows what it names, not all but that.", severity: .warning,
        reason: """
            Allow with NotAction or NotResource allows everything else: services that nobody thought of, and those that AWS makes next \
            year. To keep something out, allow what is needed, or deny with NotAction.
            """,
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
        refused: example(element: "NotAction: 'iam:*'"), accepted: example(element: "Action: 's3:GetObject'")
    ) { template, breaches in
        for (_, statement) in template.allowances {
            for (element, what) in [("NotAction", "actions"), ("NotResource", "resources")] where statement.statement[element] != nil {
                breaches.add(
                    "it allows all \(what) but those named", at: statement.path + [element], remedy: "name the \(what) that are needed")
            }
        }
    }

    private static func example(element: String) -> String {
        """
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument:
              Version: '2012-10-17'
              Statement: [{Effect: Allow, \(element), Resource: 'arn:aws:s3:::reports/*'}]
        """
    }
}
