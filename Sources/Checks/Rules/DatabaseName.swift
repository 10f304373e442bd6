import TemplateReading

extension Rule {
    static let databaseName = Rule(
        "database-name", "The first database of an instance or cluster has a name that its engine takes.",
        reason: """
            RDS refuses the database: names start with a letter and hold letters, digits and underscores; Oracle takes 8 characters, and \
            SQL Server no name at all.
            """,
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
        refused: example(name: "novialoom-prod"), accepted: example(name: "novialoom_prod")
    ) { template, breaches in
        for (type, property) in [("AWS::RDS::DBInstance", "DBName"), ("AWS::RDS::DBCluster", "DatabaseName")] {
            for database in template.resources(of: type) {
                guard let engine = template.certainText(database.properties["Engine"])?.lowercased(),
                    template.presence(of: database.properties[property]) == .present
                else { continue }
                if engine.hasPrefix("sqlserver-") {
                    breaches.add(
                        "\(engine) takes no \(property)", in: database, at: property, remedy: "leave it out, and create databases later")
                    continue
                }
                guard let name = template.certainText(database.properties[property]) else { continue }
                let isKnown = DatabaseEngine.isPostgres(engine) || DatabaseEngine.isMySQL(engine)
                let most = DatabaseEngine.isPostgres(engine) ? 63 : isKnown ? 64 : engine.hasPrefix("oracle-") ? 8 : nil
                if isKnown, !isName(name) {
                    breaches.add(
                        "\"\(name)\" does not start with a letter, or holds more than letters, digits and _", in: database, at: property)
                } else if let most, name.utf8.count > most {
                    breaches.add("\(name.utf8.count) characters; \(engine) takes \(most)", in: database, at: property)
                }
            }
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else { return false }
        return text.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
    }

    private static func example(name: String) -> String {
        """
        Database:
          Type: AWS::RDS::DBInstance
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.micro
            AllocatedStorage: '20'
            DBName: \(name)
            MasterUsername: novialoom
            ManageMasterUserPassword: true
        """
    }
}
