extension Rule {
    static let acceptanceUnknown = Rule(
        "acceptance-unknown", "Whoever accepts a finding names the rule that found it.", severity: .warning,
        reason: "A misspelt rule accepts nothing, and whoever reads it believes that it does.",
        refused: acceptanceExample(accepted: "{log-retension: The auditors keep these logs for good}"),
        accepted: acceptanceExample(accepted: "{log-retention: The auditors keep these logs for good}")
    )
}
