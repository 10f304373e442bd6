import TemplateReading

/// What says how large or how fast a resource is, of the types whose size people ask for.
enum ResourceSize {
    private struct Part {
        let path: [String]
        /// With `#` where the value stands.
        private let words: String

        init(_ path: String, _ words: String = "#") {
            self.path = path.split(separator: ".").map(String.init)
            self.words = words
        }

        func text(_ value: String) -> String { words.split(separator: "#", omittingEmptySubsequences: false).joined(separator: value) }
    }

    private static let parts: [String: [Part]] = [
        "AWS::Lambda::Function": [Part("MemorySize", "# MB"), Part("Timeout", "# s"), Part("EphemeralStorage.Size", "# MB of /tmp")],
        "AWS::Lambda::EventSourceMapping": [
            Part("BatchSize", "# at once"), Part("ScalingConfig.MaximumConcurrency", "at most # beside each other"),
        ],
        "AWS::RDS::DBInstance": [
            Part("DBInstanceClass"), Part("AllocatedStorage", "# GB"), Part("StorageType"), Part("Engine"), Part("EngineVersion"),
        ],
        "AWS::RDS::DBCluster": [
            Part("Engine"), Part("EngineVersion"), Part("ServerlessV2ScalingConfiguration.MinCapacity", "at least # ACU"),
            Part("ServerlessV2ScalingConfiguration.MaxCapacity", "at most # ACU"),
        ],
        "AWS::ElastiCache::ServerlessCache": [
            Part("Engine"), Part("CacheUsageLimits.DataStorage.Maximum", "at most # GB"),
            Part("CacheUsageLimits.ECPUPerSecond.Maximum", "at most # ECPU/s"),
        ],
        "AWS::ECS::TaskDefinition": [Part("Cpu", "# CPU units"), Part("Memory", "# MB")],
        "AWS::ECS::Service": [Part("DesiredCount", "# tasks")],
        "AWS::ApplicationAutoScaling::ScalableTarget": [Part("MinCapacity", "at least #"), Part("MaxCapacity", "at most #")],
        "AWS::SQS::Queue": [Part("VisibilityTimeout", "hidden for # s"), Part("MessageRetentionPeriod", "kept for # s")],
        "AWS::DynamoDB::Table": [Part("BillingMode")], "AWS::Logs::LogGroup": [Part("RetentionInDays", "kept for # days")],
        "AWS::EC2::Instance": [Part("InstanceType")], "AWS::EC2::VPC": [Part("CidrBlock")], "AWS::EC2::Subnet": [Part("CidrBlock")],
    ]

    /// - Parameter defaults: the same template, its parameters at their defaults; a size that they decide says so.
    static func texts(of resource: TemplateView.Resource, in template: TemplateView, by defaults: TemplateView) -> [String] {
        guard let parts = parts[resource.type] else { return [] }
        let usual = defaults.resource(resource.logicalID) ?? resource
        return parts.compactMap { part in
            if let text = text(part.path, of: resource, in: template) { return part.text(text) }
            return text(part.path, of: usual, in: defaults).map { part.text($0) + " by default" }
        }
    }

    private static func text(_ path: [String], of resource: TemplateView.Resource, in template: TemplateView) -> String? {
        var value = resource.properties[path[0]]
        for name in path.dropFirst() { value = template.certain(value)?[name] }
        let certain = template.certain(value)
        return certain?.string ?? certain?.integer.map(String.init)
    }
}
