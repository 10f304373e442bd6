import AWS
import CloudFormationModel

/// A cluster whose tasks run on Fargate Spot: about 70% cheaper, with two minutes' warning before AWS takes the capacity back.
public struct SpotCluster: Construct {
    public var handle: Handle

    public init(file: String = #fileID, line: Int = #line) { handle = Handle("SpotCluster", file: file, line: line) }

    /// `{app}-{property}-{env}`.
    public var name: Value<String> { part().literal("ClusterName") }

    public func build(in scope: Scope) {
        let cluster = scope.add(
            ECS.Cluster(
                clusterName: Value(scope.name(.cluster)), clusterSettings: [.init(name: "containerInsights", value: "disabled")]))
        scope.add(
            "Capacity",
            ECS.ClusterCapacityProviderAssociations(
                cluster: cluster.ref, defaultCapacityProviderStrategy: [.init(capacityProvider: "FARGATE_SPOT", weight: 1)],
                capacityProviders: ["FARGATE", "FARGATE_SPOT"]))
    }
}
