import Documents
import Registry
import TemplateReading

/// What cannot be made again from a template.
enum HeldData {
    /// Whether a resource holds any.
    static func isHeld(by resource: TemplateView.Resource) -> Bool {
        switch resource.type {
        // The data of a cluster's instances is the cluster's.
        case "AWS::RDS::DBInstance": resource.properties["DBClusterIdentifier"] == nil
        default: types.contains(resource.type)
        }
    }

    /// More than deployments ask about: a log group goes with every service that goes, and its logs go with it.
    private static let types = Set(ResourceRegistry.statefulTypes).union([
        "AWS::Cassandra::Table", "AWS::CodeArtifact::Repository", "AWS::CodeCommit::Repository",
        "AWS::Cognito::IdentityPool", "AWS::DSQL::Cluster", "AWS::Elasticsearch::Domain",
        "AWS::FSx::FileSystem", "AWS::FSx::Volume", "AWS::Lightsail::Database", "AWS::Lightsail::Disk",
        "AWS::Logs::LogGroup", "AWS::NeptuneGraph::Graph", "AWS::OpenSearchServerless::Collection", "AWS::RDS::GlobalCluster",
        "AWS::RedshiftServerless::Namespace", "AWS::S3Express::DirectoryBucket", "AWS::S3Tables::Table", "AWS::S3Tables::TableBucket",
        "AWS::Timestream::InfluxDBInstance", "AWS::Timestream::Table",
    ])
}
