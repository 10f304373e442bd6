import Documents
import TemplateReading

extension Rule {
    static let publicPolicy = Rule(
        "public-policy", "A policy says who may, not everybody.", severity: .warning,
        reason: """
            The principal * is everybody: every account of AWS, and for many services people without one. A condition that names accounts, \
            an organisation, a network or a source limits it; one that asks for TLS does not.
            """,
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
        refused: example(principal: "'*'"), accepted: example(principal: "{AWS: 'arn:aws:iam::123456789012:root'}")
    ) { template, breaches in
        for (policy, statement) in template.allowances where policy.kind != .identity {
            guard let path = template.everybody(in: statement), !template.limitsCallers(statement.statement["Condition"]) else { continue }
            let what = policy.kind == .trust ? "take the role" : "use what it is attached to"
            breaches.add("everybody may \(what)", at: path, remedy: "name accounts, roles or services, or add a condition that does")
        }
        for permission in template.resources(of: "AWS::Lambda::Permission") {
            let properties = permission.properties
            // A function's URL without sign-in is open on purpose, which its own AuthType says.
            guard template.certainText(properties["Principal"]) == "*", template.certainText(properties["FunctionUrlAuthType"]) != "NONE",
                ["PrincipalOrgID", "SourceArn", "SourceAccount"].allSatisfy({ template.presence(of: properties[$0]) == .absent })
            else { continue }
            breaches.add("everybody may call the function", in: permission, at: "Principal", remedy: "name an account or a service")
        }
    }

    private static func example(principal: String) -> String {
        """
        Policy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: ['https://sqs.eu-west-3.amazonaws.com/123456789012/tasks']
            PolicyDocument:
              Version: '2012-10-17'
              Statement:
                - {Effect: Allow, Principal: \(principal), Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-3:123456789012:tasks'}
        """
    }
}

extension TemplateView {
    /// Where a statement names everybody; nil where it does not.
    func everybody(in statement: (path: [String], statement: JSON.Object)) -> [String]? {
        if statement.statement["NotPrincipal"] != nil { return statement.path + ["NotPrincipal"] }
        let path = statement.path + ["Principal"]
        guard let principal = certain(statement.statement["Principal"]) else { return nil }
        if principal.string == "*" { return path }
        guard let object = principal.object else { return nil }
        return entries("AWS", of: (path, object)).first { certainText($0.value) == "*" }?.path
    }

    /// Whether a condition may say who calls; one that only asks how does not.
    func limitsCallers(_ condition: JSON?) -> Bool {
        guard presence(of: condition) != .absent else { return false }
        guard let operators = certain(condition)?.object else { return true }
        return operators.contains { _, tests in
            guard let tests = certain(tests)?.object else { return true }
            return tests.keys.contains { !["aws:securetransport", "s3:tlsversion"].contains($0.lowercased()) }
        }
    }
}
