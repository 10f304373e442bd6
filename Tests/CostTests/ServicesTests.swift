import Documents
import TemplateReading
import Testing

@testable import Cost

/// What is paid for each type: quantities out of templates and usage files, and prices that make sums plain.
@Suite struct ServicesTests {
    /// Each line as `fixed what 730 × key-price`, unknown parts as `fixed what: reason`.
    static func lines(_ yaml: String, usage: String = "{}", id: String = "It", parameters: String = "{}") throws -> [String] {
        let root = try Document(yaml: Array(("Parameters: \(parameters)\nResources:\n" + yaml).utf8), file: "example", schema: .template)
            .root
        let stack = StackView(name: "app", stackName: "app-test", template: TemplateView(root, region: "eu-west-3"))
        var findings: [Finding] = []
        let usage = try Usage(JSON(parsing: Array("{\"resource_usage\": {\"app/\(id)\": \(usage)}}".utf8)), below: [], findings: &findings)
        #expect(findings.isEmpty)
        let estimate = Estimate(of: EnvironmentView([stack]), region: "eu-west-3", prices: .embedded(), usage: usage)
        let cost = try #require(estimate.resources.first { $0.logicalID == id })
        return cost.lines.map {
            "\($0.kind) \($0.what): \(Amount.text($0.quantity)) \($0.price.unit) = \(Amount.text($0.monthly, digits: 4))"
        }
            + cost.unknown.map {
                "\($0.kind) \($0.what): \($0.reason)"
                    + ($0.elsewhere.map { " (\($0.region): \($0.monthly.map { Amount.text($0) } ?? "?"))" } ?? "")
            }
    }

    @Test func `a database is paid by the hour, its storage by the gigabyte, its secret like any`() throws {
        let database = """
              It:
                Type: AWS::RDS::DBInstance
                Properties:
                  {Engine: postgres, DBInstanceClass: db.t4g.micro, AllocatedStorage: '20', StorageType: gp3, ManageMasterUserPassword: true}
            """
        #expect(
            try Self.lines(database, usage: #"{"additional_backup_storage_gb": 5}"#) == [
                "fixed db.t4g.micro, in one zone: 730 hour = 13.14", "fixed gp3 storage: 20 GB-month = 2.66",
                "usage backups beyond the size of the storage: 5 GB-month = 0.5", "fixed secret of the master user: 1 secret-month = 0.4",
            ])
        #expect(
            try Self.lines(database.replacing("db.t4g.micro", with: "db.r6g.large")).contains(
                "fixed db.r6g.large, in one zone: no price for eu-west-3"))
        #expect(
            try Self.lines(database.replacing("gp3,", with: "gp3, MultiAZ: true,")).contains(
                "fixed db.t4g.micro, in two zones: no price for eu-west-3"))
    }

    @Test(arguments: [("redis", "1", "91.25"), ("valkey", "0.1", "6.13")])
    func `a serverless cache has a floor, which stands in no total where the price is another region's`(
        engine: String, least: String, monthly: String
    ) throws {
        let lines = try Self.lines(
            "  It: {Type: 'AWS::ElastiCache::ServerlessCache', Properties: {Engine: \(engine), ServerlessCacheName: a}}")
        #expect(lines.first == "fixed storage, at least \(least) GB: no price for eu-west-3 (us-east-1: \(monthly))")
        #expect(!lines.contains { $0.contains(" = ") })
    }

    @Test func `a gateway is paid by the hour and by what goes through it, an address by the hour`() throws {
        #expect(
            try Self.lines("  It: {Type: 'AWS::EC2::NatGateway'}", usage: #"{"monthly_data_processed_gb": 10}"#) == [
                "fixed NAT gateway: 730 hour = 36.5", "usage data through it: 10 GB = 0.5",
            ])
        #expect(try Self.lines("  It: {Type: 'AWS::EC2::EIP'}") == ["fixed public address: 730 hour = 3.65"])
        #expect(try Self.lines("  It: {Type: 'AWS::EC2::VPCEndpoint', Properties: {VpcEndpointType: Gateway}}") == [])
        #expect(
            try Self.lines("  It: {Type: 'AWS::EC2::VPCEndpoint', Properties: {VpcEndpointType: Interface, SubnetIds: [a, b]}}").first
                == "fixed interface endpoint, a zone each: no price for eu-west-3 (us-east-1: 14.6)")
    }

    @Test func `a function is paid by request and by the second and gigabyte`() throws {
        let function = "  It: {Type: 'AWS::Lambda::Function', Properties: {MemorySize: 512, Architectures: [arm64]}}"
        // 1,000,000 × 0.12 s × 0.5 GB = 60,000 GB-seconds
        #expect(
            try Self.lines(function, usage: #"{"monthly_requests": 1000000, "request_duration_ms": 120}"#) == [
                "usage requests: 1000000 request = 0.2", "usage compute: 60000 GB-second = 0.8",
            ])
        #expect(try Self.lines(function).contains("usage compute: the usage file has no monthly_requests"))
        #expect(try Self.lines(function, usage: #"{"monthly_requests": 0, "request_duration_ms": 9}"#) == [])
    }

    static func service(_ properties: String, least: Int) -> String {
        """
          It: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: !Ref Task, \(properties)}}
          Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {Cpu: '1024', Memory: '2048'}}
          Scaling: {Type: 'AWS::ApplicationAutoScaling::ScalableTarget', Properties: {ResourceId: !Sub 'service/a/${It.Name}', MinCapacity: \(least)}}
        """
    }

    @Test func `tasks that always run are paid all month, the others by the hour`() throws {
        // 2 × 730 vCPU-hours × 0.0486, 2 × 2 GB × 730 × 0.0053
        #expect(
            try Self.lines(Self.service("LaunchType: FARGATE", least: 2), usage: #"{"monthly_task_hours": 100}"#) == [
                "fixed vCPU of tasks that always run: 1460 vCPU-hour = 70.956",
                "fixed memory of tasks that always run: 2920 GB-hour = 15.476", "usage vCPU of further tasks: 100 vCPU-hour = 4.86",
                "usage memory of further tasks: 200 GB-hour = 1.06",
            ])
        let spot = Self.service("CapacityProviderStrategy: [{CapacityProvider: FARGATE_SPOT, Weight: 1}]", least: 0)
        #expect(
            try Self.lines(spot, usage: #"{"monthly_task_hours": 100}"#) == [
                "usage vCPU of further tasks: no price for eu-west-3 (us-east-1: 1.29)",
                "usage memory of further tasks: no price for eu-west-3",
            ])
    }

    @Test func `a firewall is paid by rule, an alarm by metric, a load balancer by hour and address`() throws {
        let rules = "[{Name: a}, {Name: b}]"
        #expect(
            try Self.lines("  It: {Type: 'AWS::WAFv2::WebACL', Properties: {Rules: \(rules)}}").prefix(2) == [
                "fixed web ACL: no price for eu-west-3 (us-east-1: 5)", "fixed rules: no price for eu-west-3 (us-east-1: 2)",
            ])
        let metrics = "[{Id: a, Expression: b/c}, {Id: b, MetricStat: {}}, {Id: c, MetricStat: {}}]"
        #expect(
            try Self.lines("  It: {Type: 'AWS::CloudWatch::Alarm', Properties: {Metrics: \(metrics)}}") == [
                "fixed metrics watched: 2 alarm-month = 0.2"
            ])
        #expect(
            try Self.lines("  It: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Subnets: [a, b]}}").prefix(2) == [
                "fixed load balancer: 730 hour = 19.3158", "fixed public addresses, a zone each: 1460 hour = 7.3",
            ])
    }

    @Test func `a bucket is paid by the storage classes that its lifecycle names`() throws {
        func bucket(_ rules: String) throws -> [String] {
            let yaml = "  It: {Type: 'AWS::S3::Bucket', Properties: {LifecycleConfiguration: {Rules: [\(rules)]}}}"
            let quiet = #""monthly_tier_1_requests": 0, "monthly_tier_2_requests": 0"#
            return try Self.lines(yaml, usage: "{\"storage_gb\": 100, \(quiet)}")
        }
        let standard = "usage storage, standard: 100 GB-month = 2.4"
        let (noPrice, tiering) = ("no price for eu-west-3", "Transitions: [{StorageClass: INTELLIGENT_TIERING, TransitionInDays: 0}]")
        let watching = "usage objects watched by Intelligent-Tiering: \(noPrice)"
        #expect(
            try bucket("{Status: Enabled, Prefix: '', \(tiering)}") == [
                "usage storage, Intelligent-Tiering, if all is read often: 100 GB-month = 2.4", watching,
            ])
        #expect(try bucket("{Status: Disabled, \(tiering)}, {Status: Enabled, ExpirationInDays: 9}") == [standard])
        #expect(
            try bucket("{Status: Enabled, Transition: {StorageClass: GLACIER, TransitionInDays: 90}}") == [
                standard, "usage storage, GLACIER: \(noPrice)",
            ])
        // Of some of the objects it is not said how many they are.
        #expect(
            try bucket("{Status: Enabled, Prefix: a/, \(tiering)}") == [
                standard, watching, "usage storage, INTELLIGENT_TIERING: \(noPrice)",
            ])
        #expect(
            try bucket("{Status: Enabled, Noncurrent\(tiering.replacing("Transitions", with: "VersionTransitions"))}") == [
                standard, watching, "usage storage, INTELLIGENT_TIERING: \(noPrice)",
            ])
    }

    @Test func `what costs nothing has no line, and what is not covered says so`() throws {
        #expect(try Self.lines("  It: {Type: 'AWS::IAM::Role'}") == [])
        #expect(try Self.lines("  It: {Type: 'AWS::MSK::Cluster'}") == ["fixed AWS::MSK::Cluster: the type is not covered"])
    }

    @Test func `a quantity that only AWS knows makes no number`() throws {
        let lines = try Self.lines(
            """
              It: {Type: 'AWS::EC2::Volume', Properties: {VolumeType: gp3, Size: !ImportValue size, AvailabilityZone: a}}
            """)
        #expect(lines == ["fixed gp3 volume: depends on a value that only AWS knows"])
    }

    @Test func `a quantity that a parameter decides is reckoned with its default`() throws {
        let volume = "  It: {Type: 'AWS::EC2::Volume', Properties: {VolumeType: gp3, Size: !Ref Size, AvailabilityZone: a}}"
        #expect(
            try Self.lines(volume, parameters: "{Size: {Type: Number, Default: 10}}") == ["fixed gp3 volume: 10 GB-month = 0.928"])
        for parameters in ["{Size: {Type: Number}}", "{Size: {Type: 'AWS::SSM::Parameter::Value<String>', Default: '/size'}}"] {
            #expect(try Self.lines(volume, parameters: parameters) == ["fixed gp3 volume: depends on a value that only AWS knows"])
        }
    }

    @Test(arguments: [
        (
            "AWS::RDS::DBInstance",
            "{Engine: postgres, DBInstanceClass: db.t4g.micro, AllocatedStorage: 20, StorageType: gp3, MultiAZ: !ImportValue a}"
        ),
        ("AWS::RDS::DBInstance", "{Engine: postgres, DBInstanceClass: !ImportValue a, AllocatedStorage: 20, StorageType: !ImportValue a}"),
        ("AWS::Lambda::Function", "{Architectures: !If [A, [arm64], [x86_64]]}"),
        ("AWS::Lambda::Function", "{Architectures: [!ImportValue a]}"),
        ("AWS::Lambda::Function", "{Architectures: [arm64], MemorySize: !ImportValue a}"),
        ("AWS::DynamoDB::Table", "{BillingMode: !ImportValue a}"),
        ("AWS::EC2::Volume", "{VolumeType: !ImportValue a, Size: 8}"), ("AWS::EC2::VPCEndpoint", "{VpcEndpointType: !ImportValue a}"),
        ("AWS::ElasticLoadBalancingV2::LoadBalancer", "{Type: !ImportValue a}"), ("AWS::SQS::Queue", "{FifoQueue: !ImportValue a}"),
        ("AWS::StepFunctions::StateMachine", "{StateMachineType: !ImportValue a}"),
        ("AWS::ApiGateway::Stage", "{CacheClusterEnabled: !ImportValue a}"),
        ("AWS::EC2::Volume", "{VolumeType: gp3, Size: -8}"), ("AWS::EC2::Volume", "{VolumeType: gp3, Size: '1e300'}"),
    ])
    func `what a property leaves open is not guessed`(type: String, properties: String) throws {
        let usage = #"{"monthly_requests": 1, "request_duration_ms": 1, "storage_gb": 1}"#
        let lines = try Self.lines("  It: {Type: '\(type)', Properties: \(properties)}", usage: usage)
        #expect(
            lines.contains {
                $0.hasSuffix("depends on a value that only AWS knows") || $0.hasSuffix("is not between 0 and 10¹⁵")
            },
            "\(lines)")
        #expect(!lines.contains { $0.contains("x86") || $0.contains("gp2") || $0.contains(" -") || $0.contains("unknown") }, "\(lines)")
    }

    @Test(arguments: [
        ("LaunchType: EC2", []), ("DesiredCount: 1", []), ("CapacityProviderStrategy: [{CapacityProvider: my-own, Weight: 1}]", []),
        ("LaunchType: !ImportValue a", ["fixed tasks: depends on a value that only AWS knows"]),
    ])
    func `tasks on instances of one's own are paid where these stand`(properties: String, lines: [String]) throws {
        #expect(try Self.lines(Self.service(properties, least: 2)) == lines)
    }

    @Test func `sizes of tasks are read as AWS takes them`() throws {
        let service = Self.service("LaunchType: FARGATE", least: 1).replacing("'1024'", with: ".5 vCPU").replacing("'2048'", with: "1 GB")
        #expect(
            try Self.lines(service).prefix(2) == [
                "fixed vCPU of tasks that always run: 365 vCPU-hour = 17.739", "fixed memory of tasks that always run: 730 GB-hour = 3.869",
            ])
    }
}
