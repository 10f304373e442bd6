import Documents
import Registry
import TemplateReading

extension Rule {
    static let stateDeletion = Rule(
        "state-deletion", "What holds data is kept when its declaration goes or has to be replaced.", severity: .warning,
        reason: """
            A renamed logical ID, a changed key or a removed line is enough: CloudFormation deletes what it no longer finds, and the data \
            with it. DeletionPolicy speaks of what is removed, UpdateReplacePolicy of what is replaced. Nothing is said of what AWS itself \
            refuses to delete: a bucket, a repository or a zone with something in it, and what has deletion protection. By default RDS \
            takes a snapshot of what is removed, but not of what is replaced.
            """,
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
        refused: example(policies: ""),
        accepted: example(policies: "  DeletionPolicy: RetainExceptOnCreate\n  UpdateReplacePolicy: Retain\n")
    ) { template, breaches in
        for type in types {
            for resource in template.resources(of: type) where holdsData(resource, template) {
                var losses: [String] = []
                if loses(resource.body["DeletionPolicy"], byDefault: !takesSnapshot.contains(type), template) { losses.append("removed") }
                if isReplaceable(resource, template), loses(resource.body["UpdateReplacePolicy"], byDefault: true, template) {
                    losses.append("replaced")
                }
                guard let first = losses.first else { continue }
                breaches.add(
                    "what it holds is lost when it is \(losses.joined(separator: " or "))",
                    at: ["Resources", resource.logicalID, first == "removed" ? "DeletionPolicy" : "UpdateReplacePolicy"],
                    remedy: remedy(losses, resource.type))
            }
        }
    }

    /// What is on its way, what can be made again, and what AWS deletes only when it is empty, is no loss.
    private static let types = ResourceRegistry.statefulTypes.filter { type in
        !type.hasPrefix("AWS::ElastiCache::")
            && ![
                "AWS::SQS::Queue", "AWS::Kinesis::Stream", "AWS::S3::Bucket", "AWS::Route53::HostedZone", "AWS::Backup::BackupVault",
            ].contains(type)
    }

    private static let takesSnapshot: Set<String> = ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"]
    private static let snapshotTypes: Set<String> = takesSnapshot.union([
        "AWS::EC2::Volume", "AWS::Neptune::DBCluster", "AWS::DocDB::DBCluster", "AWS::Redshift::Cluster",
    ])

    private static func holdsData(_ resource: TemplateView.Resource, _ template: TemplateView) -> Bool {
        let properties = resource.properties
        func isThere(_ name: String) -> Bool { template.presence(of: properties[name]) != .absent }
        // Not certain to be off is enough to be silent.
        for protection in ["DeletionProtection", "DeletionProtectionEnabled"] where isThere(protection) {
            let value = properties[protection]
            if template.certainFlag(value) != false, template.certainText(value) != "INACTIVE" { return false }
        }
        switch resource.type {
        case "AWS::ECR::Repository": return template.certainFlag(properties["EmptyOnDelete"]) == true
        // A cluster holds what its instances serve, and a source what its replicas do.
        case "AWS::RDS::DBInstance": return !isThere("DBClusterIdentifier") && !isThere("SourceDBInstanceIdentifier")
        case "AWS::SecretsManager::Secret": return !isThere("GenerateSecretString")
        default: return true
        }
    }

    private static func loses(_ policy: JSON?, byDefault: Bool, _ template: TemplateView) -> Bool {
        guard let policy else { return byDefault }
        return template.certainText(policy) == "Delete"
    }

    private static func isReplaceable(_ resource: TemplateView.Resource, _ template: TemplateView) -> Bool {
        guard let schema = template.schema(of: resource.type) else { return false }
        return !schema.createOnly.isEmpty || !schema.conditionalCreateOnly.isEmpty
    }

    private static func remedy(_ losses: [String], _ type: String) -> String {
        let keep = snapshotTypes.contains(type) ? "Snapshot" : "Retain"
        let removal = "DeletionPolicy: \(keep == "Retain" ? "RetainExceptOnCreate" : keep)"
        return "write " + losses.map { $0 == "removed" ? removal : "UpdateReplacePolicy: \(keep)" }.joined(separator: " and ")
    }

    private static func example(policies: String) -> String {
        """
        Orders:
          Type: AWS::DynamoDB::Table
        \(policies)  Properties:
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            BillingMode: PAY_PER_REQUEST
        """
    }
}
