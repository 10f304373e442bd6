import TemplateReading

extension Rule {
    static let databaseUser = Rule(
        "database-user", "A database's master user has a name that its engine takes.",
        reason: "RDS refuses the database: the name is reserved by the engine, or too long for it.",
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
        refused: example(user: "admin"), accepted: example(user: "novialoom")
    ) { template, breaches in
        for type in ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"] {
            for database in template.resources(of: type) {
                guard let user = template.certainText(database.properties["MasterUsername"]),
                    let engine = template.certainText(database.properties["Engine"])?.lowercased()
                else { continue }
                if isReserved(user.lowercased(), engine) {
                    breaches.add(
                        "\(engine) keeps the name \"\(user)\" for itself", in: database, at: "MasterUsername", remedy: "take another name")
                } else if let most = DatabaseEngine.longestUser(engine), user.utf8.count > most {
                    breaches.add(
                        "\(user.utf8.count) characters; \(engine) takes \(most)", in: database, at: "MasterUsername",
                        remedy: "take a shorter name")
                }
            }
        }
    }

    private static func isReserved(_ user: String, _ engine: String) -> Bool {
        user == "rdsadmin" || DatabaseEngine.isPostgres(engine) && user == "admin"
    }

    private static func example(user: String) -> String {
        """
        Database:
          Type: AWS::RDS::DBInstance
          Properties:
            {Engine: postgres, DBInstanceClass: db.t4g.micro, AllocatedStorage: '20', MasterUsername: \(user), ManageMasterUserPassword: true}
        """
    }
}

/// What differs between the engines of RDS.
enum DatabaseEngine {
    static func isPostgres(_ engine: String) -> Bool { engine == "postgres" || engine == "aurora-postgresql" }
    static func isMySQL(_ engine: String) -> Bool { ["mysql", "mariadb", "aurora-mysql", "aurora"].contains(engine) }

    static func longestUser(_ engine: String) -> Int? {
        if isPostgres(engine) { return 63 }
        if engine == "mysql" || engine == "aurora-mysql" { return 32 }
        return nil
    }
}
