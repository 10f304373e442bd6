import TemplateReading

extension Services {
    static var storage: [Pricing] { [Pricing("AWS::S3::Bucket", bucket)] }

    /// <https://aws.amazon.com/s3/pricing/>
    private static func bucket(_ cost: inout Estimator) {
        let transitions = StorageTransition.all(in: cost.resource, of: cost.template)
        let isWatched = transitions.contains(where: \.isOfAllAtOnce)
        // What is read often costs as much there as standard storage. How much is not, and costs less, only AWS knows.
        let what = isWatched ? "storage, Intelligent-Tiering, if all is read often" : "storage, standard"
        cost.used(what, "s3.standard.storage", "storage_gb")
        for name in Set(transitions.map(\.storageClass)).sorted() {
            let key = name.lowercased()
            if name == StorageTransition.intelligentTiering {
                cost.used("objects watched by Intelligent-Tiering", "s3.\(key).monitoring", "monitored_objects")
                if isWatched { continue }
            }
            cost.used("storage, \(name)", "s3.\(key).storage", "\(key)_storage_gb")
        }
        cost.used("PUT, COPY, POST, LIST", "s3.put_list", "monthly_tier_1_requests")
        cost.used("GET and others", "s3.get", "monthly_tier_2_requests")
    }
}

/// What a rule of a bucket's lifecycle moves into another storage class.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html>
private struct StorageTransition {
    /// `INTELLIGENT_TIERING`, `GLACIER`
    let storageClass: String
    /// Whether every object goes to Intelligent-Tiering as soon as it is there.
    let isOfAllAtOnce: Bool

    static let intelligentTiering = "INTELLIGENT_TIERING"
    /// What keeps a rule to some of the objects.
    private static let filters = ["Prefix", "TagFilters", "ObjectSizeGreaterThan", "ObjectSizeLessThan"]
    private static let currentKeys = ["Transition", "Transitions"]
    private static let olderKeys = ["NoncurrentVersionTransition", "NoncurrentVersionTransitions"]

    static func all(in bucket: TemplateView.Resource, of template: TemplateView) -> [StorageTransition] {
        template.objects(at: "LifecycleConfiguration", "Rules", "*", in: bucket).flatMap { path, rule -> [StorageTransition] in
            if template.certainText(rule["Status"]) == "Disabled" { return [] }
            let isOfAll = !filters.contains { rule[$0] != nil && rule[$0] != "" }
            func transitions(_ keys: [String], areOfNewest: Bool) -> [StorageTransition] {
                keys.flatMap { template.objects(in: rule[$0], below: path + [$0]) }.compactMap { _, transition in
                    guard let name = template.certainText(transition["StorageClass"]) else { return nil }
                    let isAtOnce = areOfNewest && template.certainNumber(transition["TransitionInDays"]) == 0
                    return StorageTransition(storageClass: name, isOfAllAtOnce: isOfAll && isAtOnce && name == intelligentTiering)
                }
            }
            // Older versions move apart, and leave the newest where it is.
            return transitions(currentKeys, areOfNewest: true) + transitions(olderKeys, areOfNewest: false)
        }
    }
}
