import Documents
import LoomTesting
import NovialoomStacks
import Testing

/// What becomes of what holds state when it is removed or replaced.
@Suite struct StateTests {
    static let stateful = [
        "AWS::ECR::Repository", "AWS::ElastiCache::ServerlessCache", "AWS::Logs::LogGroup", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance",
        "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SecretsManager::Secret",
    ]

    static func policies(of resource: DeployedResource) -> [String?] {
        ["DeletionPolicy", "UpdateReplacePolicy"].map { resource.resource.attributes[$0]?.string }
    }

    static func check(_ deployment: Deployment) {
        for resource in deployment.resources where stateful.contains(resource.type) {
            let missing = policies(of: resource).contains(nil)
            #expect(!missing, "\(resource.id) does not say what becomes of it")
        }
    }

    @Test("everything that holds state says what becomes of it", arguments: Environment.allCases)
    func said(in environment: Environment) { Self.check(.of(environment)) }

    @Test("so it does on Aurora")
    func aurora() { Self.check(DatabaseTests.aurora) }

    @Test("a database leaves a snapshot", arguments: Environment.systems)
    func database(in environment: Environment) {
        for database in Deployment.of(environment).all("AWS::RDS::DBInstance") {
            #expect(Self.policies(of: database) == ["Snapshot", "Snapshot"])
        }
    }

    @Test("staging and prod keep buckets, secrets and logs", arguments: [Environment.staging, .prod])
    func kept(in environment: Environment) {
        let deployment = Deployment.of(environment)
        for resource in deployment.all("AWS::S3::Bucket", "AWS::SecretsManager::Secret", "AWS::Logs::LogGroup") {
            #expect(Self.policies(of: resource) == ["RetainExceptOnCreate", "Retain"], "\(resource.id)")
        }
        #expect(deployment["data.Database"]?["DeletionProtection"] == true)
    }

    @Test("the stacks with state are protected from deletion", arguments: Environment.systems)
    func protection(in environment: Environment) {
        #expect(Deployment.of(environment).app.stacks.filter(\.isProtected).map(\.name) == ["data"])
        #expect(Deployment.account.app.stacks.map(\.isProtected) == [true])
    }

    @Test("the account keeps its images")
    func images() {
        for repository in Deployment.account.all("AWS::ECR::Repository") {
            #expect(Self.policies(of: repository) == ["RetainExceptOnCreate", "Retain"])
        }
    }
}
