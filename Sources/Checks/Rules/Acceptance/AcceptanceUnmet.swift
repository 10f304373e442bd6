extension Rule {
    static let acceptanceUnmet = Rule(
        "acceptance-unmet", "What is accepted is there.", severity: .warning,
        reason: "An acceptance that has outlived its finding would accept the next one, which nobody has looked at.",
        refused: acceptanceExample(accepted: "{open-ingress: Partners call from addresses that change}"),
        accepted: acceptanceExample(accepted: "{log-retention: The auditors keep these logs for good}")
    )
}
