extension Services {
    static var security: [Pricing] {
        [
            // <https://aws.amazon.com/secrets-manager/pricing/>
            Pricing("AWS::SecretsManager::Secret") { cost in
                cost.fixed("secret", "secretsmanager.secret", 1)
                cost.used("requests", "secretsmanager.api", "monthly_requests")
            },
            // <https://aws.amazon.com/kms/pricing/>
            Pricing("AWS::KMS::Key") { cost in
                cost.fixed("key", "kms.key", 1)
                cost.used("requests", "kms.request", "monthly_requests")
            },
        ]
    }
}
