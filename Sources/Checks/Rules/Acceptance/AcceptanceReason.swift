extension Rule {
    static let acceptanceReason = Rule(
        "acceptance-reason", "Whoever accepts a finding says why.", severity: .warning,
        reason: "The next reader has to judge whether it still holds, and can only judge a reason. Without one the finding stands.",
        refused: acceptanceExample(accepted: "{log-retention: ''}"),
        accepted: acceptanceExample(accepted: "{log-retention: The auditors keep these logs for good}")
    )

    /// A log group that keeps its logs for good, and what is accepted of it.
    static func acceptanceExample(accepted: String) -> String {
        """
        Audit:
          Type: AWS::Logs::LogGroup
          Metadata: {Loom: {Accepted: \(accepted)}}
        """
    }
}
