@testable import Checks

/// What is stored: how, and for how long.
extension RuleCases {
    private static func resource(_ type: String, _ properties: String, _ attributes: String = "") -> String {
        "Store: {Type: 'AWS::\(type)', \(attributes)Properties: {\(properties)}}"
    }

    private static let kept = "DeletionPolicy: Retain, UpdateReplacePolicy: Retain, "

    static let stores = [
        refused("unencrypted-store", resource("RDS::DBInstance", "Engine: postgres")),
        refused("unencrypted-store", resource("RDS::DBInstance", "Engine: mysql, StorageEncrypted: false")),
        accepted("unencrypted-store", resource("RDS::DBInstance", "Engine: aurora-postgresql, DBClusterIdentifier: a")),
        accepted("unencrypted-store", resource("RDS::DBInstance", "Engine: postgres, DBSnapshotIdentifier: a")),
        accepted("unencrypted-store", resource("RDS::DBInstance", "Engine: postgres, StorageEncrypted: !Ref Encrypted")),
        accepted("unencrypted-store", resource("RDS::DBCluster", "Engine: aurora-postgresql")),
        refused("unencrypted-store", resource("EC2::Instance", "BlockDeviceMappings: [{DeviceName: a, Ebs: {VolumeSize: 8}}]")),
        accepted("unencrypted-store", resource("EC2::Instance", "BlockDeviceMappings: [{DeviceName: a, Ebs: {SnapshotId: b}}]")),
        accepted("unencrypted-store", resource("EC2::Instance", "ImageId: a")),
        refused(
            "unencrypted-store", resource("OpenSearchService::Domain", "EncryptionAtRestOptions: {Enabled: false}")),
        refused("unencrypted-store", resource("OpenSearchService::Domain", "DomainName: a")),
        accepted("unencrypted-store", resource("OpenSearchService::Domain", "EncryptionAtRestOptions: {Enabled: true}")),
        accepted("unencrypted-store", resource("OpenSearchService::Domain", "EncryptionAtRestOptions: !Ref Options")),
        refused("unencrypted-store", resource("Kinesis::Stream", "ShardCount: 1")),
        accepted("unencrypted-store", resource("Kinesis::Stream", "StreamEncryption: {EncryptionType: KMS, KeyId: alias/aws/kinesis}")),
        refused("unencrypted-store", resource("SQS::Queue", "SqsManagedSseEnabled: false")),
        accepted("unencrypted-store", resource("SQS::Queue", "SqsManagedSseEnabled: false, KmsMasterKeyId: alias/a")),
        accepted("unencrypted-store", resource("SQS::Queue", "DelaySeconds: 1")),
        accepted("unencrypted-store", resource("Redshift::Cluster", "NodeType: ra3.large")),
        accepted("unencrypted-store", resource("ElastiCache::ReplicationGroup", "Engine: valkey")),
        refused("unencrypted-transit", resource("OpenSearchService::Domain", "NodeToNodeEncryptionOptions: {Enabled: true}")),
        refused(
            "unencrypted-transit",
            resource("MSK::Cluster", "EncryptionInfo: {EncryptionInTransit: {ClientBroker: TLS_PLAINTEXT}}")),
        refused(
            "unencrypted-transit", resource("ECS::TaskDefinition", "Volumes: [{Name: a, EFSVolumeConfiguration: {FilesystemId: b}}]")),
        accepted(
            "unencrypted-transit",
            resource("ECS::TaskDefinition", "Volumes: [{Name: a, EFSVolumeConfiguration: {FilesystemId: b, TransitEncryption: ENABLED}}]")),
        refused("log-retention", resource("Logs::LogGroup", "RetentionInDays: !Ref 'AWS::NoValue'")),
        accepted("log-retention", resource("Logs::LogGroup", "RetentionInDays: !Ref Days")),
        accepted("log-retention", resource("Logs::LogGroup", "LogGroupClass: DELIVERY")),
        refused("state-deletion", resource("DynamoDB::Table", "", "DeletionPolicy: Delete, UpdateReplacePolicy: Retain, ")),
        refused("state-deletion", resource("DynamoDB::Table", "", "DeletionPolicy: Retain, ")),
        accepted("state-deletion", resource("DynamoDB::Table", "", kept)),
        accepted("state-deletion", resource("DynamoDB::Table", "DeletionProtectionEnabled: true")),
        refused("state-deletion", resource("DynamoDB::Table", "DeletionProtectionEnabled: false")),
        // Its default is a snapshot, of what is removed alone.
        refused("state-deletion", resource("RDS::DBInstance", "Engine: postgres")),
        accepted("state-deletion", resource("RDS::DBInstance", "Engine: postgres", "UpdateReplacePolicy: Snapshot, ")),
        accepted("state-deletion", resource("RDS::DBInstance", "DBClusterIdentifier: a")),
        // AWS deletes these only when they are empty.
        accepted("state-deletion", resource("S3::Bucket", "")), accepted("state-deletion", resource("ECR::Repository", "")),
        refused("state-deletion", resource("ECR::Repository", "EmptyOnDelete: true")),
        accepted("state-deletion", resource("SQS::Queue", "")),
        refused("state-deletion", resource("SecretsManager::Secret", "Name: a")),
        accepted("state-deletion", resource("SecretsManager::Secret", "GenerateSecretString: {}")),
        refused("state-deletion", resource("Cognito::UserPool", "DeletionProtection: INACTIVE")),
        accepted("state-deletion", resource("Cognito::UserPool", "DeletionProtection: ACTIVE")),
        refused(
            "queue-dead-letters",
            "Queue: {Type: 'AWS::SQS::Queue'}\nFunction: {Type: 'AWS::Lambda::Function'}\nSource: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Function}}"
        ),
        accepted("queue-dead-letters", "Queue: {Type: 'AWS::SQS::Queue'}"),
    ]
}
