import TemplateReading

extension Rule {
    static let gitHubAudience = Rule(
        "github-audience", "A role for GitHub's workflows takes only tokens that are meant for AWS.", severity: .warning,
        reason: "Without a condition on `aud` a token that a workflow gave another service opens the role as well.",
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub",
        refused: gitHubExample(condition: "StringEquals: {'\(gitHubIssuer):sub': 'repo:owner/name:ref:refs/heads/main'}"),
        accepted: gitHubExample(
            condition:
                "StringEquals: {'\(gitHubIssuer):aud': sts.amazonaws.com, '\(gitHubIssuer):sub': 'repo:owner/name:ref:refs/heads/main'}")
    ) { template, breaches in
        for (path, keys) in template.gitHubStatements where !keys.contains("aud") {
            breaches.add(
                "the token's audience is not looked at", at: path,
                remedy: "add a condition: StringEquals of \(gitHubIssuer):aud, sts.amazonaws.com")
        }
    }
}
