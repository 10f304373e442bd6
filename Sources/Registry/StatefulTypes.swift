extension ResourceRegistry {
    /// The types whose resources hold what cannot be made again from a template: a replacement or a deletion loses it, or at least parts the
    /// system from it. Log groups are not among them: one goes with every service that goes, and who is asked too often says yes.
    public static let statefulTypes: [String] = [
        "AWS::Backup::BackupVault", "AWS::Cognito::UserPool", "AWS::DocDB::DBCluster", "AWS::DynamoDB::GlobalTable",
        "AWS::DynamoDB::Table", "AWS::EC2::Volume", "AWS::ECR::Repository", "AWS::EFS::FileSystem", "AWS::ElastiCache::CacheCluster",
        "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::ServerlessCache", "AWS::KMS::Key", "AWS::Kinesis::Stream",
        "AWS::MSK::Cluster", "AWS::MemoryDB::Cluster", "AWS::Neptune::DBCluster", "AWS::OpenSearchService::Domain",
        "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::Route53::HostedZone", "AWS::S3::Bucket",
        "AWS::SQS::Queue", "AWS::SecretsManager::Secret",
    ]
}
