import AWS
import CloudFormationModel

/// A serverless cache that speaks Redis' protocol, over TLS, within limits.
public struct ServerlessCache: Construct {
    /// What it runs; both speak the same protocol.
    public enum Engine: String, Sendable {
        /// Metered at no less than 1 GB: about $100 a month when idle.
        case redis
        /// Metered at no less than 100 MB: about $6 a month when idle.
        case valkey
    }

    public var handle: Handle
    let engine: Engine
    let subnets: Subnets
    let maximumStorage: Size
    let maximumUnits: Int
    let generation: Int

    /// Redis' port, and the one of its read replicas.
    static let ports = 6379...6380

    /// - Parameters:
    ///   - maximumStorage: 1 GiB to 5,000 GiB; data is evicted at the limit.
    ///   - maximumUnits: ECPUs a second, 1,000 to 15,000,000; calls are throttled at the limit.
    public init(
        _ engine: Engine, in subnets: Subnets, maximumStorage: Size = .gibibytes(1), maximumUnits: Int = 5_000, generation: Int = 1,
        file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("ServerlessCache", file: file, line: line)
        self.engine = engine
        self.subnets = subnets
        self.maximumStorage = maximumStorage
        self.maximumUnits = maximumUnits
        self.generation = generation
    }

    /// To read and write keys.
    public var use: Grant {
        Grant { [self] _ in
            Rights(
                variables: [
                    Variable(about: handle, suffix: "host", value: part().attribute("Endpoint.Address")),
                    Variable(about: handle, suffix: "port", value: Value("\(Self.ports.lowerBound)")),
                ], connections: [Connection(group: part("SecurityGroup"), ports: Self.ports, to: handle)])
        }
    }

    public func build(in scope: Scope) {
        if !(Size.gibibytes(1)...Size.gibibytes(5_000)).contains(maximumStorage) || !(1_000...15_000_000).contains(maximumUnits) {
            scope.report(
                "cache-limits", "limits of \(maximumStorage.gibibytes) GiB and \(maximumUnits) ECPU a second",
                remedy: "AWS takes 1 to 5,000 GiB and 1,000 to 15,000,000 ECPU a second")
        }
        let group = scope.add(
            "SecurityGroup",
            EC2.SecurityGroup(
                groupDescription: Value("Who may reach \(scope.service)"), securityGroupEgress: [.nowhere], vpcId: subnets.vpc))
        scope.add(
            ElastiCache.ServerlessCache(
                engine: Value(engine.rawValue), serverlessCacheName: Value(scope.name(.serverlessCache, generation: generation)),
                cacheUsageLimits: .init(
                    dataStorage: .init(unit: "GB", maximum: Value(maximumStorage.gibibytes)),
                    ecpuPerSecond: .init(maximum: Value(maximumUnits))),
                description: Value("Cache of \(scope.naming.app)"), majorEngineVersion: engine == .redis ? "7" : "8",
                securityGroupIds: [group.groupId], subnetIds: subnets.ids,
                // What it holds can be made again.
                attributes: RemovalPolicy.delete.attributes))
    }
}
