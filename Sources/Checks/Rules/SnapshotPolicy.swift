import TemplateReading

extension Rule {
    static let snapshotPolicy = Rule(
        "snapshot-policy", "A snapshot is asked for only of what can give one.",
        reason: "CloudFormation refuses the template: most types cannot be deleted or replaced with the policy Snapshot.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
        refused: example("AWS::S3::Bucket", "VersioningConfiguration: {Status: Enabled}"),
        accepted: example("AWS::EC2::Volume", "AvailabilityZone: eu-west-3a, Size: 10")
    ) { template, breaches in
        for resource in template.resources where resource.type.hasPrefix("AWS::") && !types.contains(resource.type) {
            for key in ["DeletionPolicy", "UpdateReplacePolicy"] where resource.body[key]?.string == "Snapshot" {
                breaches.add(
                    "\(resource.type) gives no snapshot", at: ["Resources", resource.logicalID, key], remedy: "take Retain, or Delete")
            }
        }
    }

    private static let types: Set<String> = [
        "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
        "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
    ]

    private static func example(_ type: String, _ properties: String) -> String {
        "Store: {Type: '\(type)', DeletionPolicy: Snapshot, Properties: {\(properties)}}"
    }
}
