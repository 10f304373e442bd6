import TemplateReading

extension Rule {
    static let databaseStorage = Rule(
        "database-storage", "A database has as much storage as its engine and the kind of storage ask for.",
        reason: """
            RDS refuses the database: General Purpose SSD starts at 20 GiB and provisioned IOPS (io1, io2) at 100 GiB; gp3 takes Iops and \
            StorageThroughput from 400 GiB on (Oracle: 200 GiB).
            """,
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html",
        refused: example(storage: 10), accepted: example(storage: 20)
    ) { template, breaches in
        for database in template.resources(of: "AWS::RDS::DBInstance") {
            let properties = database.properties
            guard let engine = template.certainText(properties["Engine"])?.lowercased(),
                let storage = template.certainNumber(properties["AllocatedStorage"]),
                ["mysql", "mariadb", "postgres"].contains(engine) || engine.hasPrefix("oracle-")
            else { continue }
            let hasIops = template.presence(of: properties["Iops"])
            let kind =
                properties["StorageType"].map(template.certainText) ?? (hasIops == .absent ? "gp2" : hasIops == .present ? "io1" : nil)
            let isOracle = engine.hasPrefix("oracle-")
            let least: Int? =
                switch kind {
                case "gp2", "gp3": 20
                case "io1", "io2": 100
                case "standard": isOracle ? 10 : 5
                default: nil
                }
            if let least, storage < least {
                breaches.add("\(storage) GiB; \(kind ?? "") starts at \(least) GiB", in: database, at: "AllocatedStorage")
            }
            let threshold = isOracle ? 200 : 400
            for key in ["Iops", "StorageThroughput"]
            where kind == "gp3" && storage < threshold && template.presence(of: properties[key]) == .present {
                breaches.add(
                    "gp3 takes \(key) from \(threshold) GiB on, not with \(storage) GiB", in: database, at: key,
                    remedy: "leave it out: 3,000 IOPS and 125 MiB/s come with it")
            }
            if let most = template.certainNumber(properties["MaxAllocatedStorage"]), most > 0, most < storage {
                breaches.add(
                    "storage that grows to \(most) GiB, from \(storage) GiB", in: database, at: "MaxAllocatedStorage",
                    remedy: "make it at least \((storage * 126 + 99) / 100)")
            }
        }
    }

    private static func example(storage: Int) -> String {
        """
        Database:
          Type: AWS::RDS::DBInstance
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.micro
            StorageType: gp3
            AllocatedStorage: '\(storage)'
            MasterUsername: novialoom
            ManageMasterUserPassword: true
        """
    }
}
