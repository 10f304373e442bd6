import Documents
import TemplateReading

extension Rule {
    static let unencryptedTransit = Rule(
        "unencrypted-transit", "What is sent to a store is encrypted on the way.", severity: .warning,
        reason: """
            These stores also talk in the clear unless they are told not to. Passwords and data then cross the network readable, and some \
            cannot be told later without a move.
            """,
        url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/welcome.html",
        refused: example(encrypted: false), accepted: example(encrypted: true)
    ) { template, breaches in
        for group in template.resources(of: "AWS::ElastiCache::ReplicationGroup")
        where template.certainText(group.properties["Engine"]) == "redis" && template.isOff(group.properties["TransitEncryptionEnabled"]) {
            breaches.add("it talks in the clear", in: group, at: "TransitEncryptionEnabled", remedy: "make it true")
        }
        for cluster in template.resources(of: "AWS::MemoryDB::Cluster")
        where template.certainFlag(cluster.properties["TLSEnabled"]) == false {
            breaches.add("it talks in the clear", in: cluster, at: "TLSEnabled", remedy: "make it true")
        }
        for type in ["AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"] {
            for domain in template.resources(of: type) {
                for (option, key, message) in [
                    ("NodeToNodeEncryptionOptions", "Enabled", "its nodes talk in the clear"),
                    ("DomainEndpointOptions", "EnforceHTTPS", "it answers plain HTTP, too"),
                ] {
                    guard template.isOff(template.flag(key, of: domain.properties[option])) else { continue }
                    breaches.add(message, in: domain, at: option, remedy: "set \(option) to {\(key): true}")
                }
            }
        }
        for (path, value) in template.resources(of: "AWS::MSK::Cluster").flatMap({
            template.values(at: "EncryptionInfo", "EncryptionInTransit", "ClientBroker", in: $0)
        }) {
            guard let kind = template.certainText(value), kind.hasSuffix("PLAINTEXT") else { continue }
            breaches.add("brokers take what comes in the clear", at: path, remedy: "make it TLS")
        }
        for (path, volume) in template.resources(of: "AWS::ECS::TaskDefinition").flatMap({
            template.objects(at: "Volumes", "*", "EFSVolumeConfiguration", in: $0)
        }) {
            let setting = volume["TransitEncryption"]
            guard template.presence(of: setting) == .absent || template.certainText(setting) == "DISABLED" else { continue }
            breaches.add("files go to and fro in the clear", at: path, remedy: "set TransitEncryption to ENABLED")
        }
    }

    private static func example(encrypted: Bool) -> String {
        """
        Sessions:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties:
            ReplicationGroupDescription: Sessions
            Engine: redis
            CacheNodeType: cache.t4g.small
            NumCacheClusters: 2
            AutomaticFailoverEnabled: true
            AtRestEncryptionEnabled: true
            TransitEncryptionEnabled: \(encrypted)
        """
    }
}
