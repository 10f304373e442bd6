import Documents
import TemplateReading

/// How a type of resource looks in a picture.
struct ResourceKind {
    let name: String
    let shape: SystemGraph.Node.Shape
    /// What a logical ID of the type may end in, which the kind says already.
    private var endings: [String] = []

    private static let known: [String: ResourceKind] = [
        "AWS::Lambda::Function": .init(name: "Lambda function", shape: .function, endings: ["Function"]),
        "AWS::ECS::Service": .init(name: "ECS service", shape: .service, endings: ["Service"]),
        "AWS::ECS::TaskDefinition": .init(name: "ECS task", shape: .service, endings: ["Task", "TaskDefinition"]),
        "AWS::EC2::Instance": .init(name: "instance", shape: .service, endings: ["Instance"]),
        "AWS::StepFunctions::StateMachine": .init(name: "state machine", shape: .function, endings: ["StateMachine"]),
        "AWS::RDS::DBInstance": .init(name: "database", shape: .store),
        "AWS::RDS::DBCluster": .init(name: "database cluster", shape: .store),
        "AWS::RDS::DBProxy": .init(name: "database proxy", shape: .gateway),
        "AWS::ElastiCache::ServerlessCache": .init(name: "cache", shape: .store),
        "AWS::ElastiCache::ReplicationGroup": .init(name: "cache", shape: .store),
        "AWS::ElastiCache::CacheCluster": .init(name: "cache", shape: .store),
        "AWS::DynamoDB::Table": .init(name: "table", shape: .store, endings: ["Table"]),
        "AWS::DynamoDB::GlobalTable": .init(name: "table", shape: .store, endings: ["Table"]),
        "AWS::S3::Bucket": .init(name: "bucket", shape: .store, endings: ["Bucket"]),
        "AWS::EFS::FileSystem": .init(name: "file system", shape: .store),
        "AWS::SQS::Queue": .init(name: "queue", shape: .queue, endings: ["Queue"]),
        "AWS::SNS::Topic": .init(name: "topic", shape: .queue, endings: ["Topic"]),
        "AWS::Kinesis::Stream": .init(name: "stream", shape: .queue, endings: ["Stream"]),
        "AWS::Events::EventBus": .init(name: "event bus", shape: .queue),
        "AWS::Events::Rule": .init(name: "event rule", shape: .queue, endings: ["Rule"]),
        "AWS::ApiGateway::RestApi": .init(name: "REST API", shape: .gateway),
        "AWS::ApiGatewayV2::Api": .init(name: "HTTP API", shape: .gateway),
        "AWS::AppSync::GraphQLApi": .init(name: "GraphQL API", shape: .gateway),
        "AWS::CloudFront::Distribution": .init(name: "distribution", shape: .gateway, endings: ["Distribution"]),
        "AWS::ElasticLoadBalancingV2::LoadBalancer": .init(name: "load balancer", shape: .gateway),
        "AWS::WAFv2::WebACL": .init(name: "firewall", shape: .gateway),
        "AWS::SecretsManager::Secret": .init(name: "secret", shape: .secret, endings: ["Secret"]),
        "AWS::KMS::Key": .init(name: "key", shape: .secret, endings: ["Key"]),
    ]

    /// What serves, keeps or carries something; the rest is there for it.
    static func isPartOfSystem(_ type: String) -> Bool { known[type] != nil && type != "AWS::KMS::Key" }

    private init(name: String, shape: SystemGraph.Node.Shape, endings: [String] = []) {
        self.name = name
        self.shape = shape
        self.endings = endings
    }

    init(of resource: TemplateView.Resource) {
        let type = resource.type.split(separator: ":").last.map(String.init) ?? resource.type
        self = Self.known[resource.type] ?? ResourceKind(name: Self.words(type).lowercased(), shape: .other)
    }

    /// `GatewayB2bFunction` → `Gateway B2b`
    func label(of logicalID: String) -> String {
        let ending = endings.first { logicalID.hasSuffix($0) && logicalID.count > $0.count }
        return Self.words(String(logicalID.dropLast(ending?.count ?? 0)))
    }

    private static func words(_ name: String) -> String {
        var words = ""
        for letter in name {
            if letter.isUppercase, let last = words.last, !last.isUppercase, !last.isWhitespace { words += " " }
            words.append(letter)
        }
        return words
    }
}
