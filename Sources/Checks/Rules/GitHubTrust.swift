import Documents
import TemplateReading

extension Rule {
    static let gitHubTrust = Rule(
        "github-trust", "A role for GitHub's workflows says which repository may take it.",
        reason: """
            GitHub signs tokens for everybody. IAM refuses the role unless a condition looks at the token's `sub` (or another claim that \
            names an owner): any workflow of anybody could take it.
            """,
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html",
        refused: gitHubExample(condition: "StringEquals: {'\(gitHubIssuer):aud': sts.amazonaws.com}"),
        accepted: gitHubExample(
            condition:
                "StringEquals: {'\(gitHubIssuer):aud': sts.amazonaws.com, '\(gitHubIssuer):sub': 'repo:owner/name:ref:refs/heads/main'}")
    ) { template, breaches in
        for (path, keys) in template.gitHubStatements where !keys.contains(where: { owning.contains($0) }) {
            breaches.add(
                "any repository of GitHub may take the role", at: path,
                remedy: "add a condition: StringLike of \(gitHubIssuer):sub, repo:OWNER/NAME:ref:refs/heads/main")
        }
    }

    static let gitHubIssuer = "token.actions.githubusercontent.com"
    /// The claims that name who owns the workflow.
    private static let owning: Set<String> = [
        "sub", "job_workflow_ref", "repository", "repository_id", "repository_owner", "repository_owner_id",
    ]

    static func gitHubExample(condition: String) -> String {
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Action: sts:AssumeRoleWithWebIdentity
                  Principal: {Federated: 'arn:aws:iam::123456789012:oidc-provider/\(gitHubIssuer)'}
                  Condition: {\(condition)}
        """
    }
}

extension TemplateView {
    /// The statements that let workflows of GitHub take a role, with the claims that they look at.
    var gitHubStatements: [(path: [String], claims: Set<String>)] {
        policyDocuments.filter { $0.kind == .trust }.flatMap(\.statements).compactMap { path, statement in
            guard certainText(statement["Effect"]) == "Allow", let principal = certain(statement["Principal"])?.object,
                entries("Federated", of: (path, principal)).contains(where: { isGitHub($0.value) })
            else { return nil }
            guard let condition = statement["Condition"] else { return (path, []) }
            guard let operators = certain(condition)?.object else { return nil }
            var claims: Set<String> = []
            for (_, tests) in operators {
                guard let tests = certain(tests)?.object else { return nil }
                for key in tests.keys {
                    // The key of a condition can be built by a macro only; a prefix other than the gitHubIssuer's belongs to somebody else.
                    let key = key.lowercased()
                    if key.hasPrefix(Rule.gitHubIssuer + ":") { claims.insert(String(key.dropFirst(Rule.gitHubIssuer.utf8.count + 1))) }
                }
            }
            return (path, claims)
        }
    }

    private func isGitHub(_ principal: JSON) -> Bool {
        if let provider = target(of: principal), provider.type == "AWS::IAM::OIDCProvider" {
            return certainText(provider.properties["Url"]) == "https://\(Rule.gitHubIssuer)"
        }
        guard case .constant(let end)? = text(of: principal).parts.last else { return false }
        return end.hasSuffix("oidc-provider/\(Rule.gitHubIssuer)")
    }
}
