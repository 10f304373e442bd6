import CloudFormationModel

/// Other environments and apps in the same account. Where ARNs carry IDs and no names, a resource's tags say whose it is: what is tagged
/// as another's cannot be touched, nor its tags changed.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag>
enum Neighbours {
    private static let services = ["apigateway", "application-autoscaling", "cloudfront", "ec2", "wafv2"]

    static func stay(_ rights: DeliveryRights) -> [Statement] {
        [("app", rights.app, "OtherAppsStay"), ("env", rights.environment, "OtherEnvironmentsStay")].map { key, own, id in
            Unscopable.denying(
                services,
                when: [
                    .init("StringNotEquals", "aws:ResourceTag/\(key)", Value(own)),
                    // Without this, what has no such tag would be another's too.
                    .init("Null", "aws:ResourceTag/\(key)", "false"),
                ], id: id)
        }
    }
}
