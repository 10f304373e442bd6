import TemplateReading

extension Rule {
    static let publicDatabase = Rule(
        "public-database", "A database has no address on the internet.", severity: .warning,
        reason: """
            With a public address, one rule of a security group and one password stand between everybody and the data. What must reach it \
            from outside comes through a tunnel, such as Session Manager's.
            """,
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
        refused: example(isPublic: true), accepted: example(isPublic: false)
    ) { template, breaches in
        for type in [
            "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Workgroup",
            "AWS::AmazonMQ::Broker", "AWS::DMS::ReplicationInstance",
        ] {
            for database in template.resources(of: type) where template.certainFlag(database.properties["PubliclyAccessible"]) == true {
                breaches.add("it gets a public address", in: database, at: "PubliclyAccessible", remedy: "make it false")
            }
        }
    }

    private static func example(isPublic: Bool) -> String {
        """
        Database:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: Snapshot
          UpdateReplacePolicy: Snapshot
          Properties:
            Engine: postgres
            DBInstanceClass: db.t4g.micro
            AllocatedStorage: '20'
            MasterUsername: novialoom
            ManageMasterUserPassword: true
            StorageEncrypted: true
            PubliclyAccessible: \(isPublic)
        """
    }
}
