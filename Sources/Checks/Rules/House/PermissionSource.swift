import TemplateReading

extension Rule {
    static let permissionSource = Rule(
        "permission-source", "A service that may call a function does so for one source.", severity: .warning,
        reason: """
            A service acts for all of its customers. Without SourceArn or SourceAccount, a bucket, a topic, a rule or an API of another \
            account may call the function through it.
            """,
        url: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
        refused: example(source: ""), accepted: example(source: ", SourceArn: 'arn:aws:sns:eu-west-3:123456789012:orders'")
    ) { template, breaches in
        for permission in template.resources(of: "AWS::Lambda::Permission") {
            let properties = permission.properties
            guard let principal = template.certainText(properties["Principal"]), principal.hasSuffix(".amazonaws.com"),
                services.contains(String(principal.prefix { $0 != "." })),
                ["SourceArn", "SourceAccount", "PrincipalOrgID"].allSatisfy({ template.presence(of: properties[$0]) == .absent })
            else { continue }
            breaches.add(
                "\(principal) may call it for any account", in: permission, at: "Principal", remedy: "add the SourceArn of what calls it")
        }
    }

    /// Those whose calls name a source. A load balancer is left out: its target group takes the function after the permission only.
    private static let services: Set<String> = ["apigateway", "cognito-idp", "events", "iot", "logs", "s3", "scheduler", "ses", "sns"]

    private static func example(source: String) -> String {
        """
        Permission:
          Type: AWS::Lambda::Permission
          Properties: {FunctionName: worker, Action: 'lambda:InvokeFunction', Principal: sns.amazonaws.com\(source)}
        """
    }
}
