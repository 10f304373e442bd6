extension RuleCases {
    private static func database(_ properties: String, engine: String = "postgres") -> String {
        "Database: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: \(engine), DBInstanceClass: db.t4g.micro, \(properties)}}"
    }

    static let databases = [
        refused("database-user", database("MasterUsername: rdsadmin", engine: "mysql")),
        accepted("database-user", database("MasterUsername: admin", engine: "mysql")),
        accepted("database-user", database("MasterUsername: postgres")),
        accepted("database-user", database("MasterUsername: '{{resolve:ssm:user}}'")),
        refused("database-user", "Cluster: {Type: 'AWS::RDS::DBCluster', Properties: {Engine: aurora-postgresql, MasterUsername: Admin}}"),
        refused("database-user", database("MasterUsername: a23456789012345678901234567890123", engine: "mysql")),
        accepted("database-user", database("MasterUsername: a23456789012345678901234567890123")),
        refused("database-name", database("DBName: a", engine: "sqlserver-ex")),
        refused("database-name", database("DBName: ninechars", engine: "oracle-ee")),
        refused("database-name", "Cluster: {Type: 'AWS::RDS::DBCluster', Properties: {Engine: aurora-mysql, DatabaseName: 1st}}"),
        accepted(
            "database-name", "Cluster: {Type: 'AWS::RDS::DBCluster', Properties: {Engine: aurora-mysql, DatabaseName: !ImportValue name}}"),
        refused("database-storage", database("AllocatedStorage: '99', StorageType: io1, Iops: 1000")),
        refused("database-storage", database("AllocatedStorage: '100', StorageType: gp3, Iops: 3000")),
        accepted("database-storage", database("AllocatedStorage: '400', StorageType: gp3, Iops: 12000")),
        accepted("database-storage", database("AllocatedStorage: '5', StorageType: standard")),
        accepted("database-storage", database("AllocatedStorage: '1'", engine: "aurora-postgresql")),
        refused("database-storage", database("AllocatedStorage: '30', MaxAllocatedStorage: 20")),
        refused(
            "cache-engine", "Cache: {Type: 'AWS::ElastiCache::ServerlessCache', Properties: {ServerlessCacheName: a, Engine: dragonfly}}"),
        accepted(
            "table-attributes",
            "Table: {Type: 'AWS::DynamoDB::Table', Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}], AttributeDefinitions: [{AttributeName: a, AttributeType: S}, {AttributeName: b, AttributeType: S}], GlobalSecondaryIndexes: [{IndexName: b, KeySchema: [{AttributeName: b, KeyType: HASH}]}]}}"
        ),
        accepted(
            "table-attributes",
            "Table: {Type: 'AWS::DynamoDB::Table', Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}], AttributeDefinitions: [{AttributeName: a, AttributeType: S}, {AttributeName: b, AttributeType: S}], GlobalSecondaryIndexes: !If [A, [], !Ref 'AWS::NoValue']}}"
        ),
    ]
}
