import Documents

extension Services {
    static var databases: [Pricing] {
        [
            Pricing("AWS::RDS::DBInstance", databaseInstance), Pricing("AWS::RDS::DBCluster", databaseCluster),
            Pricing("AWS::ElastiCache::ServerlessCache", serverlessCache), Pricing("AWS::DynamoDB::Table", table),
        ]
    }

    /// <https://aws.amazon.com/rds/pricing/>
    private static func databaseInstance(_ cost: inout Estimator) {
        let template = cost.template
        defer { managedSecret(&cost) }
        // An instance of a cluster has its engine, too.
        guard let kind = template.certainText(cost.properties["DBInstanceClass"]),
            let engine = template.certainText(cost.properties["Engine"])
        else { return cost.unknown(.fixed, "instance and its storage", Estimator.unclear) }
        // What a cluster is paid for stands at the cluster.
        if kind == "db.serverless" { return }
        guard let isDouble = cost.flag(cost.properties["MultiAZ"], orDefault: false) else {
            return cost.unknown(.fixed, "\(kind), in one zone or two, and its storage", Estimator.unclear)
        }
        let zones = isDouble ? "multi_az" : "single_az"
        cost.hourly("\(kind), \(isDouble ? "in two zones" : "in one zone")", "rds.\(engine).\(kind).\(zones)")
        if cost.properties["DBClusterIdentifier"] == nil {
            guard let type = cost.text(cost.properties["StorageType"], orDefault: "gp2") else {
                return cost.unknown(.fixed, "storage", Estimator.unclear)
            }
            let size = cost.decimal(cost.properties["AllocatedStorage"])
            cost.fixed("\(type) storage", isDouble ? "rds.\(type).multi_az.storage" : "rds.\(type).storage", size)
            cost.used("backups beyond the size of the storage", "rds.backup.storage", "additional_backup_storage_gb")
        }
    }

    private static func databaseCluster(_ cost: inout Estimator) {
        let template = cost.template
        defer { managedSecret(&cost) }
        guard let engine = template.certainText(cost.properties["Engine"]) else {
            return cost.unknown(.fixed, "capacity and storage", Estimator.unclear)
        }
        if let scaling = cost.properties["ServerlessV2ScalingConfiguration"] {
            let least = cost.decimal(scaling["MinCapacity"])
            cost.hourly("the least of capacity units", "rds.\(engine).acu", times: least)
            cost.used("capacity units above the least", "rds.\(engine).acu", "monthly_additional_acu_hours")
        }
        cost.used("storage", "rds.\(engine).storage", "storage_gb")
        cost.used("reads and writes", "rds.\(engine).io", "monthly_ios")
    }

    /// The password that RDS keeps in Secrets Manager is paid for like any secret.
    private static func managedSecret(_ cost: inout Estimator) {
        guard cost.template.certainFlag(cost.properties["ManageMasterUserPassword"]) == true else { return }
        cost.fixed("secret of the master user", "secretsmanager.secret", 1)
    }

    /// Metered are at least 1 GB of Redis OSS and Memcached, and 100 MB of Valkey.
    /// <https://aws.amazon.com/elasticache/pricing/>
    private static func serverlessCache(_ cost: inout Estimator) {
        let template = cost.template
        guard let engine = template.certainText(cost.properties["Engine"])?.lowercased() else {
            return cost.unknown(.fixed, "storage", Estimator.unclear)
        }
        let floor = engine == "valkey" ? 0.1 : 1
        let asked = cost.decimal(cost.properties["CacheUsageLimits"]?["DataStorage"]?["Minimum"]) ?? 0
        let least = max(floor, asked)
        let key = "elasticache.serverless.\(engine)"
        cost.hourly("storage, at least \(Amount.text(least)) GB", "\(key).storage", times: least)
        // Hours, since that is how it is metered: 5 GB all month are 3,650.
        cost.used("storage above that", "\(key).storage", "monthly_additional_storage_gb_hours")
        cost.used("processing units", "\(key).ecpu", "monthly_ecpus")
    }

    /// <https://aws.amazon.com/dynamodb/pricing/>
    private static func table(_ cost: inout Estimator) {
        let template = cost.template
        switch cost.text(cost.properties["BillingMode"], orDefault: "PROVISIONED") {
        case "PAY_PER_REQUEST":
            cost.used("writes", "dynamodb.ondemand.wru", "monthly_write_request_units")
            cost.used("reads", "dynamodb.ondemand.rru", "monthly_read_request_units")
        case "PROVISIONED":
            let capacity = cost.properties["ProvisionedThroughput"]
            cost.hourly("write capacity", "dynamodb.provisioned.wcu", times: cost.decimal(capacity?["WriteCapacityUnits"]))
            cost.hourly("read capacity", "dynamodb.provisioned.rcu", times: cost.decimal(capacity?["ReadCapacityUnits"]))
        default: cost.unknown(.fixed, "reads and writes", Estimator.unclear)
        }
        cost.used("storage", "dynamodb.storage", "storage_gb")
        let recovery = cost.properties["PointInTimeRecoverySpecification"]?["PointInTimeRecoveryEnabled"]
        if template.certainFlag(recovery) == true {
            cost.used("point-in-time recovery", "dynamodb.recovery.storage", "pitr_backup_storage_gb")
        }
    }
}
