import TemplateReading

extension Rule {
    static let capacityBounds = Rule(
        "capacity-bounds", "The least capacity is not above the most.",
        reason: "The service refuses it: the minimum must be less than or equal to the maximum.",
        url: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
        refused: example(most: 1), accepted: example(most: 4)
    ) { template, breaches in
        let bounds = [
            ("AWS::ApplicationAutoScaling::ScalableTarget", [] as [String], "MinCapacity", "MaxCapacity"),
            ("AWS::AutoScaling::AutoScalingGroup", [], "MinSize", "MaxSize"),
            ("AWS::AutoScaling::AutoScalingGroup", [], "MinSize", "DesiredCapacity"),
            ("AWS::AutoScaling::AutoScalingGroup", [], "DesiredCapacity", "MaxSize"),
            ("AWS::RDS::DBCluster", ["ServerlessV2ScalingConfiguration"], "MinCapacity", "MaxCapacity"),
            ("AWS::ElastiCache::ServerlessCache", ["CacheUsageLimits", "DataStorage"], "Minimum", "Maximum"),
            ("AWS::ElastiCache::ServerlessCache", ["CacheUsageLimits", "ECPUPerSecond"], "Minimum", "Maximum"),
        ]
        for (type, names, lower, upper) in bounds {
            for resource in template.resources(of: type) {
                for (path, value) in template.values(at: names[...], of: .object(resource.properties), below: resource.path) {
                    guard let object = template.certain(value)?.object,
                        let least = template.certain(object[lower]).flatMap({ Double($0.scalarText) }),
                        let most = template.certain(object[upper]).flatMap({ Double($0.scalarText) }), least > most
                    else { continue }
                    breaches.add("\(lower) is above \(upper)", at: path + [lower])
                }
            }
        }
    }

    private static func example(most: Int) -> String {
        """
        Scaling:
          Type: AWS::ApplicationAutoScaling::ScalableTarget
          Properties:
            ServiceNamespace: ecs
            ScalableDimension: ecs:service:DesiredCount
            ResourceId: service/a/b
            MinCapacity: 2
            MaxCapacity: \(most)
        """
    }
}
