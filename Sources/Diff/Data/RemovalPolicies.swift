import Documents
import TemplateReading

/// What CloudFormation does with a resource that it needs no more.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>
enum RemovalPolicies {
    /// The policy where none is written: databases leave a snapshot when they are removed, and nothing when they are replaced.
    static func standard(_ attribute: String, for resource: TemplateView.Resource) -> String {
        guard attribute == "DeletionPolicy" else { return "Delete" }
        switch resource.type {
        case "AWS::RDS::DBCluster": return "Snapshot"
        case "AWS::RDS::DBInstance": return resource.properties["DBClusterIdentifier"] == nil ? "Snapshot" : "Delete"
        default: return "Delete"
        }
    }

    /// Nil for one that is worked out.
    static func policy(_ attribute: String, of resource: TemplateView.Resource) -> String? {
        guard let written = resource.body[attribute] else { return standard(attribute, for: resource) }
        return written.string
    }

    /// Types that can leave a snapshot; what other types write there CloudFormation refuses.
    static let snapshotTypes: Set<String> = [
        "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
        "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
    ]
}
