import TemplateReading

/// What says how large or how fast a resource is, of the types whose size people ask for.
enum ResourceSize {
    private struct Part {
        let path: [String]
        /// With `#` where the value stands.
        let words: String

        init(_ path: String, _ words: String = "#") {
            self.path = path.split(separator: ".").map(String.init)
            self.words = words
        }
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

    /// What is certain alone: what a parameter decides is not told.
    static func texts(of resource: TemplateView.Resource, in template: TemplateView) -> [String] {
        (parts[resource.type] ?? []).compactMap { part in
            var value = resource.properties[part.path[0]]
            for name in part.path.dropFirst() { value = template.certain(value)?[name] }
            let certain = template.certain(value)
            guard let text = certain?.string ?? certain?.integer.map(String.init) else { return nil }
            return part.words.replacing("#", with: text)
        }
    }
}
