import AWS
import CloudFormationModel

/// A PostgreSQL database in isolated subnets: encrypted, TLS only, its master password made and rotated by RDS. Programs sign in with IAM,
/// each as a user of its own, so that no password is ever in a variable.
///
/// Its users are made by the migration task: `CREATE USER "order"; GRANT rds_iam TO "order";` (quoted, since a service may be called like
/// a word of SQL).
public struct PostgresDatabase: Construct {
    /// What it runs on. To exchange one for the other replaces the store: see `docs/aurora.md` for the way there.
    public enum Capacity: Sendable, Hashable {
        case instance(InstanceClass)
        /// Aurora Serverless v2, restored from a snapshot of the instance before it, given by name, or empty. Capacity in ACUs of about
        /// 2 GiB, 0 to 256.
        case auroraServerless(from: String?, minimum: Double = 0.5, maximum: Double = 4)
    }

    /// A class of instances on ARM, with the number of connections that it is set to take.
    public struct InstanceClass: Sendable, Hashable {
        let name: String
        /// How many connections it takes: set, since RDS' own number follows what is left of the memory, and alarms must know it.
        let connections: Int

        /// 2 vCPU, 1 GiB; takes 80 connections.
        public static let t4gMicro = InstanceClass(name: "db.t4g.micro", connections: 80)
        /// 2 vCPU, 2 GiB; takes 160 connections.
        public static let t4gSmall = InstanceClass(name: "db.t4g.small", connections: 160)
        /// 2 vCPU, 4 GiB; takes 320 connections.
        public static let t4gMedium = InstanceClass(name: "db.t4g.medium", connections: 320)
        /// 2 vCPU, 8 GiB; takes 640 connections.
        public static let m7gLarge = InstanceClass(name: "db.m7g.large", connections: 640)
    }

    public var handle: Handle
    let name: String
    let version: String
    let capacity: Capacity
    let storage: Size
    let subnets: Subnets
    let backups: Duration
    let isMultiZone: Bool
    let isProtected: Bool
    let logging: Logging
    let generation: Int

    static let port = 5432

    /// - Parameters:
    ///   - name: of the database in it; letters, digits and underscores.
    ///   - version: engine version with its minor part, `17.6`: upgrades are changes that somebody reviews.
    ///   - storage: at least 20 GiB; it grows by itself to five times that. Aurora takes no number.
    ///   - backups: how far back it can be restored to a point in time, up to 35 days.
    public init(
        _ name: String, version: String, on capacity: Capacity, storage: Size, in subnets: Subnets, backups: Duration = .days(7),
        multiZone: Bool = false,
        deletionProtection: Bool = true, logging: Logging, generation: Int = 1, file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("PostgresDatabase", file: file, line: line)
        self.name = name
        self.version = version
        self.capacity = capacity
        self.storage = storage
        self.subnets = subnets
        self.backups = backups
        isMultiZone = multiZone
        isProtected = deletionProtection
        self.logging = logging
        self.generation = generation
    }

    /// The endpoint's name, known once it is deployed; of Aurora the writer's.
    public var host: Value<String> { part().attribute("Endpoint.Address") }
    /// The name of the instance or cluster, as metrics know it.
    public var identifier: Value<String> { part().literal(isAurora ? "DBClusterIdentifier" : "DBInstanceIdentifier") }

    /// Aurora's grow with its capacity.
    var maximumConnections: Int? { if case .instance(let instanceClass) = capacity { instanceClass.connections } else { nil } }

    var isAurora: Bool { if case .auroraServerless = capacity { true } else { false } }
    var resourceID: Value<String> { part().attribute(isAurora ? "DBClusterResourceId" : "DbiResourceId") }
    var masterSecret: Value<String> { part().attribute("MasterUserSecret.SecretArn") }

    /// To sign in as the database user that carries the service's name, `gateway_b2b` for `gateway-b2b`.
    public var connect: Grant {
        Grant { [self] grantee in
            let user = String(grantee.service.map { $0 == "-" ? "_" : $0 })
            return Rights(
                statements: [
                    .allow("rds-db:connect", on: ["arn:\(.partition):rds-db:\(.region):\(.accountID):dbuser:\(resourceID)/\(user)"])
                ],
                variables: [
                    Variable(about: handle, suffix: "host", value: host),
                    Variable(about: handle, suffix: "port", value: Value("\(Self.port)")),
                    Variable(about: handle, suffix: "name", value: Value(name)),
                    Variable(about: handle, suffix: "user", value: Value(user)),
                ],
                connections: [connection])
        }
    }

    var connection: Connection {
        Connection(group: part("SecurityGroup"), ports: Self.port...Self.port, to: handle)
    }

    /// To sign in as the master user: for the task that migrates data and makes users, and for nothing else.
    var administer: Grant {
        Grant { [self] _ in
            Rights(
                statements: [.allow("secretsmanager:GetSecretValue", on: [masterSecret])],
                variables: [
                    Variable(about: handle, suffix: "host", value: host),
                    Variable(about: handle, suffix: "port", value: Value("\(Self.port)")),
                    Variable(about: handle, suffix: "name", value: Value(name)),
                    Variable(about: handle, suffix: "secret", value: masterSecret),
                ], connections: [connection], calls: [.secretsManager])
        }
    }

    public func build(in scope: Scope) {
        if storage < .gibibytes(20) {
            scope.report(
                "database-storage", "\(storage.gibibytes) GiB of storage", remedy: "give at least 20 GiB, the least that gp3 takes")
        }
        let isWord = name.utf8.allSatisfy {
            Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber || $0 == UInt8(ascii: "_")
        }
        if !isWord || !(1...63).contains(name.utf8.count) || name.first?.isLetter != true {
            scope.report(
                "database-name", "the database name \"\(name)\"", remedy: "give 1 to 63 letters, digits and underscores, a letter first")
        }
        let identifier = scope.name(.database, generation: generation)
        let group = scope.add(
            "SecurityGroup",
            EC2.SecurityGroup(
                groupDescription: Value("Who may reach \(scope.service)"), securityGroupEgress: [.nowhere], vpcId: subnets.vpc))
        let subnetGroup = scope.add(
            "Subnets", RDS.DBSubnetGroup(dbSubnetGroupDescription: Value("Subnets of \(scope.service)"), subnetIds: subnets.ids))
        switch capacity {
        case .instance(let instanceClass): addInstance(of: instanceClass, identifier, group, subnetGroup, to: scope)
        case .auroraServerless(let snapshot, let minimum, let maximum):
            addCluster(from: snapshot, minimum...maximum, identifier, group, subnetGroup, to: scope)
        }
    }

    var majorVersion: String { String(version.prefix { $0 != "." }) }

    private func addInstance(
        of instanceClass: InstanceClass, _ identifier: String, _ group: EC2.SecurityGroup, _ subnetGroup: RDS.DBSubnetGroup, to scope: Scope
    ) {
        let parameters = scope.add(
            "Parameters",
            RDS.DBParameterGroup(
                description: Value("Parameters of \(scope.service)"), family: Value("postgres\(majorVersion)"),
                parameters: [
                    // A function that is frozen between two calls keeps its connection: ten minutes are enough.
                    "idle_session_timeout": "600000", "max_connections": Value(String(instanceClass.connections)), "rds.force_ssl": "1",
                ]))
        scope.add("Logs", logging.group("/aws/rds/instance/\(identifier)/postgresql", in: scope))
        scope.add(
            RDS.DBInstance(
                allocatedStorage: Value(String(storage.gibibytes)), autoMinorVersionUpgrade: false,
                backupRetentionPeriod: Value(backups.wholeDays), copyTagsToSnapshot: true, dbInstanceClass: Value(instanceClass.name),
                dbInstanceIdentifier: Value(identifier), dbName: Value(name), dbParameterGroupName: parameters.ref,
                dbSubnetGroupName: subnetGroup.ref,
                deletionProtection: Value(isProtected), enableCloudwatchLogsExports: ["postgresql"],
                enableIAMDatabaseAuthentication: true, engine: "postgres", engineVersion: Value(version), manageMasterUserPassword: true,
                masterUsername: "administrator", maxAllocatedStorage: Value(storage.gibibytes * 5), multiAZ: Value(isMultiZone),
                publiclyAccessible: false, storageEncrypted: true, storageType: "gp3", vpcSecurityGroups: [group.groupId],
                attributes: .snapshot.depending(on: [part("Logs")])))
    }

    private func addCluster(
        from snapshot: String?, _ capacity: ClosedRange<Double>, _ identifier: String, _ group: EC2.SecurityGroup,
        _ subnetGroup: RDS.DBSubnetGroup, to scope: Scope
    ) {
        let parameters = scope.add(
            "Parameters",
            RDS.DBClusterParameterGroup(
                description: Value("Parameters of \(scope.service)"), family: Value("aurora-postgresql\(majorVersion)"),
                parameters: ["rds.force_ssl": "1"]))
        scope.add("Logs", logging.group("/aws/rds/cluster/\(identifier)/postgresql", in: scope))
        let cluster = scope.add(
            RDS.DBCluster(
                backupRetentionPeriod: Value(backups.wholeDays), copyTagsToSnapshot: true,
                databaseName: snapshot == nil ? Value(name) : nil, dbClusterIdentifier: Value(identifier),
                dbClusterParameterGroupName: parameters.ref, dbSubnetGroupName: subnetGroup.ref, deletionProtection: Value(isProtected),
                enableCloudwatchLogsExports: ["postgresql"], enableIAMDatabaseAuthentication: true, engine: "aurora-postgresql",
                engineVersion: Value(version), manageMasterUserPassword: true,
                masterUsername: snapshot == nil ? "administrator" : nil,
                serverlessV2ScalingConfiguration: .init(
                    maxCapacity: Value(capacity.upperBound), minCapacity: Value(capacity.lowerBound)),
                // A cluster takes the snapshot of an instance by ARN only.
                snapshotIdentifier: snapshot.map { "arn:\(.partition):rds:\(.region):\(.accountID):snapshot:\($0)" },
                storageEncrypted: true, vpcSecurityGroupIds: [group.groupId],
                attributes: .snapshot.depending(on: [part("Logs")])))
        for number in 1...(isMultiZone ? 2 : 1) {
            scope.add(
                "Instance\(number)",
                RDS.DBInstance(
                    autoMinorVersionUpgrade: false, dbClusterIdentifier: cluster.ref, dbInstanceClass: "db.serverless",
                    dbInstanceIdentifier: Value(scope.name(.database, suffix: "\(number)", generation: generation)),
                    engine: "aurora-postgresql", publiclyAccessible: false,
                    // It holds nothing: what is stored is the cluster's.
                    attributes: RemovalPolicy.delete.attributes))
        }
    }
}
