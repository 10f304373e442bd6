import Documents
import TemplateReading

extension Rule {
    static let unencryptedStore = Rule(
        "unencrypted-store", "What is stored is encrypted.", severity: .warning,
        reason: """
            Snapshots and disks outlive what made them. Of the stores that AWS does not encrypt by itself, most can be encrypted only when \
            they are made: later it takes a new one, and a move.
            """,
        url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/welcome.html",
        refused: example(encrypted: ""), accepted: example(encrypted: ", Properties: {Encrypted: true}")
    ) { template, breaches in
        for store in Store.all {
            for resource in template.resources(of: store.type) where store.isConcerned(resource, template) {
                for (path, holder) in template.objects(at: store.holder, in: resource) {
                    guard store.inherited.allSatisfy({ template.presence(of: holder[$0]) == .absent }) else { continue }
                    let setting = holder[store.setting]
                    let flag = template.flag(store.flag, of: setting)
                    let isOff =
                        store.isOnByDefault
                        ? template.certainFlag(flag) == false
                        : store.isFlag ? template.isOff(flag) : template.presence(of: setting) == .absent
                    guard isOff else { continue }
                    breaches.add("what it stores is not encrypted", at: path + [store.setting], remedy: store.remedy)
                }
            }
        }
    }

    private static func example(encrypted: String) -> String {
        """
        Files: {Type: 'AWS::EFS::FileSystem', DeletionPolicy: RetainExceptOnCreate, UpdateReplacePolicy: Retain\(encrypted)}
        """
    }
}

/// A store that AWS does not encrypt unless it is asked to. S3, DynamoDB, SQS, SNS, ECR, logs and new clusters of Aurora are encrypted by
/// AWS, and so are none of these.
private struct Store {
    let type: String
    /// Where the setting stands.
    var holder: [String] = []
    let setting: String
    /// The setting's own key, where it is an object.
    var flag: String?
    /// Beside these, what another store decides is taken over.
    var inherited: [String] = []
    /// Whether only somebody who switches it off is without.
    var isOnByDefault = false
    var isFlag = true
    /// The engines it is so for; all where there are none.
    var engines: [String] = []

    func isConcerned(_ resource: TemplateView.Resource, _ template: TemplateView) -> Bool {
        if engines.isEmpty { return true }
        return template.certainText(resource.properties["Engine"]).map { engine in engines.contains { engine.hasPrefix($0) } } ?? false
    }

    var remedy: String { flag.map { "set \(setting) to {\($0): true}" } ?? (isFlag ? "set \(setting) to true" : "set \(setting)") }

    static let all: [Store] = [
        Store(
            type: "AWS::RDS::DBInstance", setting: "StorageEncrypted",
            inherited: [
                "DBClusterIdentifier", "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier", "SourceDBInstanceIdentifier",
                "SourceDBClusterIdentifier", "SourceDbiResourceId", "SourceDBInstanceAutomatedBackupsArn",
            ], engines: instanceEngines),
        Store(
            type: "AWS::RDS::DBCluster", setting: "StorageEncrypted", inherited: restored, engines: ["mysql", "postgres"]),
        Store(type: "AWS::DocDB::DBCluster", setting: "StorageEncrypted", inherited: restored),
        Store(type: "AWS::Neptune::DBCluster", setting: "StorageEncrypted", inherited: restored),
        Store(type: "AWS::Redshift::Cluster", setting: "Encrypted", isOnByDefault: true),
        Store(type: "AWS::EFS::FileSystem", setting: "Encrypted"),
        Store(type: "AWS::EC2::Volume", setting: "Encrypted", inherited: ["SnapshotId", "SourceVolumeId"]),
        Store(type: "AWS::EC2::Instance", holder: ["BlockDeviceMappings", "*", "Ebs"], setting: "Encrypted", inherited: ["SnapshotId"]),
        Store(
            type: "AWS::EC2::LaunchTemplate", holder: ["LaunchTemplateData", "BlockDeviceMappings", "*", "Ebs"], setting: "Encrypted",
            inherited: ["SnapshotId"]),
        Store(
            type: "AWS::AutoScaling::LaunchConfiguration", holder: ["BlockDeviceMappings", "*", "Ebs"], setting: "Encrypted",
            inherited: ["SnapshotId"]),
        Store(
            type: "AWS::ElastiCache::ReplicationGroup", setting: "AtRestEncryptionEnabled",
            inherited: ["GlobalReplicationGroupId", "PrimaryClusterId"], engines: ["redis"]),
        Store(type: "AWS::OpenSearchService::Domain", setting: "EncryptionAtRestOptions", flag: "Enabled"),
        Store(type: "AWS::Elasticsearch::Domain", setting: "EncryptionAtRestOptions", flag: "Enabled"),
        Store(type: "AWS::DAX::Cluster", setting: "SSESpecification", flag: "SSEEnabled"),
        Store(type: "AWS::Kinesis::Stream", setting: "StreamEncryption", isFlag: false),
        Store(type: "AWS::SQS::Queue", setting: "SqsManagedSseEnabled", inherited: ["KmsMasterKeyId"], isOnByDefault: true),
    ]

    private static let restored = ["SnapshotIdentifier", "SourceDBClusterIdentifier", "GlobalClusterIdentifier"]
    private static let instanceEngines = [
        "postgres", "mysql", "mariadb", "oracle", "custom-oracle", "sqlserver", "custom-sqlserver", "db2",
    ]
}

extension TemplateView {
    /// The objects at a path of any length.
    fileprivate func objects(at names: [String], in resource: Resource) -> [(path: [String], object: JSON.Object)] {
        values(at: names[...], of: .object(resource.properties), below: resource.path).flatMap { objects(in: $0.value, below: $0.path) }
    }
}
