import AWS
import LoomTesting
import Testing

@testable import NovialoomStacks

@Suite struct DatabaseTests {
    enum OnAurora: PlanChange {
        static func apply(to plan: inout Plan) { plan.database = .auroraServerless(from: "novialoom-database-prod-last") }
    }

    static let aurora = Changed<OnAurora>.deployment()

    @Test("A12: PostgreSQL on db.t4g.micro, encrypted, TLS only, its password nowhere in a template", arguments: Environment.systems)
    func instance(in environment: Environment) {
        let deployment = Deployment.of(environment)
        deployment.expect(
            RDS.DBInstance.self,
            [
                "Engine": "postgres", "DBInstanceClass": "db.t4g.micro", "StorageEncrypted": true, "ManageMasterUserPassword": true,
                "MasterUserPassword": .absent,
            ])
        deployment.expect(at: "data.DatabaseParameters", ["Parameters": ["rds.force_ssl": "1"]])
    }

    @Test("A12: with .auroraServerless in the plan, and nothing else changed, everything synthesizes")
    func aurora() throws {
        #expect(Self.aurora.app.findings.filter { $0.severity != .info && $0.accepted == nil } == [])
        let cluster = try #require(Self.aurora["data.Database"])
        #expect(cluster.type == "AWS::RDS::DBCluster")
        #expect(cluster["ServerlessV2ScalingConfiguration"] != nil)
        #expect(
            cluster.text("SnapshotIdentifier") == "arn:aws:rds:eu-west-3:{account}:snapshot:novialoom-database-prod-last")
        #expect(Self.aurora.all("AWS::RDS::DBInstance").map { $0["DBInstanceClass"] } == ["db.serverless"])
    }

    @Test("A12: what signs in to the database follows it to Aurora, and what does not is untouched")
    func followers() {
        let before = Deployment.prod.resources.filter { !$0.id.hasPrefix("data.Database") && !$0.id.hasPrefix("watch.AlarmsDatabase") }
        let readers = ["compute", "workers", "data"]
        for resource in before where !readers.contains(resource.stack) {
            #expect(Self.aurora[resource.id]?.resource == resource.resource, "\(resource.id)")
        }
        let user = "arn:aws:rds-db:eu-west-3:{account}:dbuser:data.Database.DBClusterResourceId/theme"
        Self.aurora.expect(at: "compute.ThemePolicy", ["PolicyDocument": ["Statement": .containing(["Resource": .init(user)])]])
    }
}
