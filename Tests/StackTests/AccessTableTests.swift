import Loom
import LoomTesting
import NovialoomStacks
import Testing

/// Who talks to whom: the table of the specification, against what the templates grant.
@Suite struct AccessTableTests {
    static let table = rows(
        """
        caller      | database | cache | invokes                                         | queues                            | buckets and secrets                  | way out
        gateway-b2b | yes      | yes   | core, theme, captation, analysis, order, client | sends documents, sends batches    |                                      | HTTPS out
        gateway-b2c | yes      | yes   | core, theme, captation, analysis, order, client | sends documents                   |                                      | HTTPS out
        core        |          |       |                                                 |                                   | secret gemini                        | outside the network
        theme       | yes      | yes   |                                                 |                                   |                                      |
        client      | yes      |       |                                                 |                                   |                                      |
        captation   |          |       | core                                            |                                   | writes captures/*                    | outside the network
        analysis    |          |       | core                                            | sends documents                   | reads captures/*, writes analyses/*  | outside the network
        order       | yes      |       |                                                 | sends documents                   | secret stripe                        | HTTPS out
        doc         |          |       |                                                 | consumes documents                | reads analyses/*, writes documents/* | HTTPS out
        batch       | yes      |       | core, analysis                                  | consumes batches, sends documents | reads batches/*, writes batches/*    | HTTPS out
        """)

    /// What starts the workers, and what an administrator starts.
    static let machinery: [String: Set<String>] = [
        "doc-execution": ["pulls its image", "logs in to the registry"],
        "batch-execution": ["pulls its image", "logs in to the registry"],
        "migration-execution": [],
        // Who is asked, and asks nobody.
        "database": [], "cache": [],
        "migration": [
            "secret of the database", "reaches the database on 5432", "reads migration/*", "remote shell", "HTTPS out",
        ],
    ]

    /// The instance that forwards from the private subnets, where the plan has one.
    static func natInstance(_ environment: Environment) -> [String: Set<String>] {
        let blocks = [Environment.dev: "10.10.0.0/16", .staging: "10.20.0.0/16"]
        return blocks[environment].map {
            ["network": ["everywhere ", "lets in \($0)"], "network-nat": ["AmazonSSMManagedInstanceCore"]]
        } ?? [:]
    }

    static let access = Dictionary(uniqueKeysWithValues: Environment.systems.map { ($0, Access(deployment: .of($0))) })

    @Test("A17: a service may do what its row of the table says, and nothing else", arguments: table.keys.sorted(), Environment.systems)
    func row(of caller: String, in environment: Environment) throws {
        let (granted, specified) = (try #require(Self.access[environment]).rights(of: caller), try #require(Self.table[caller]))
        #expect(granted.subtracting(specified) == [])
        #expect(specified.subtracting(granted) == [])
    }

    @Test("A17: beside the services there is only what starts them, stores, moves data and forwards", arguments: Environment.systems)
    func machinery(in environment: Environment) throws {
        let access = try #require(Self.access[environment])
        let machinery = Self.machinery.merging(Self.natInstance(environment)) { first, _ in first }
        #expect(access.callers == Set(Self.table.keys).union(machinery.keys))
        for (caller, rights) in machinery { #expect(access.rights(of: caller) == rights, "\(caller)") }
    }

    @Test("A17: every program has a role of its own, which only its own kind of program takes on", arguments: Environment.systems)
    func roles(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let functions = deployment.all("AWS::Lambda::Function").compactMap { $0.text("Role") }
        let tasks = deployment.all("AWS::ECS::TaskDefinition").flatMap { $0.texts("TaskRoleArn") + $0.texts("ExecutionRoleArn") }
        #expect(Set(functions + tasks).count == 8 + 2 * 3)
        for role in deployment.all("AWS::IAM::Role") {
            let principal =
                functions.contains("\(role.id).Arn") ? "lambda" : tasks.contains("\(role.id).Arn") ? "ecs-tasks" : "ec2"
            let trust = role["AssumeRolePolicyDocument"]?["Statement"]?.array ?? []
            #expect(trust.map { $0["Principal"] } == [["Service": .string("\(principal).amazonaws.com")]], "\(role.id)")
            #expect(role["Policies"] == nil)
            #expect(role.text("PermissionsBoundary") == "arn:aws:iam::{account}:policy/novialoom-boundary-\(environment.rawValue)")
        }
    }

    @Test("A17: a program is in its own security group, and no other", arguments: Environment.systems)
    func groups(in environment: Environment) {
        let deployment = Deployment.of(environment)
        for function in deployment.all("AWS::Lambda::Function") where function["VpcConfig"] != nil {
            let own = function.id.dropLast("Function".count)
            #expect(function.texts("VpcConfig", "SecurityGroupIds") == ["\(own)SecurityGroup.GroupId"])
        }
        for service in deployment.all("AWS::ECS::Service") {
            let own = service.id.dropLast("Service".count)
            #expect(
                service.texts("NetworkConfiguration", "AwsvpcConfiguration", "SecurityGroups") == ["\(own)SecurityGroup.GroupId"])
        }
    }

    @Test("A17: what AWS's own services may do is a short list", arguments: Environment.systems)
    func services(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let policies = deployment.resources.filter { $0["PolicyDocument"] != nil && $0.type != "AWS::IAM::Policy" }
        let grants = policies.flatMap { policy in
            (policy["PolicyDocument"]?["Statement"]?.array ?? []).filter { $0["Effect"] != "Deny" }.map { statement in
                "\(statement["Principal"]?["Service"]?.string ?? "?") \(statement["Action"]?.string ?? "?") by \(policy.id)"
            }
        }
        #expect(
            grants.sorted() == [
                "cloudfront.amazonaws.com s3:GetObject by frontend.SiteBucketPolicy",
                "cloudwatch.amazonaws.com sns:Publish by watch.AlarmsTopicPolicy",
            ])
        #expect(deployment.all("AWS::Lambda::Permission").map(\.id) == ["api.ApiInvokeB2b", "api.ApiInvokeB2c"])
        let identities = Set(deployment.resources.map(\.type).filter { $0.hasPrefix("AWS::IAM::") })
        #expect(identities.subtracting(["AWS::IAM::InstanceProfile"]) == ["AWS::IAM::Role", "AWS::IAM::Policy"])
    }

    /// The rights of each caller, from a table as the specification draws it.
    private static func rows(_ table: String) -> [String: Set<String>] {
        table.split(separator: "\n").dropFirst().reduce(into: [:]) { rows, line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
                cell.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
            }
            var rights = Set(cells[3].map { "invokes \($0)" } + cells[4] + cells[5] + cells[6])
            if cells[1] == ["yes"] { rights.formUnion(["signs in to the database", "reaches the database on 5432"]) }
            if cells[2] == ["yes"] { rights.insert("reaches the cache on 6379-6380") }
            // Lambda makes a function's network interfaces in the function's name.
            if cells[6] != ["outside the network"], !["doc", "batch"].contains(cells[0][0]) {
                rights.insert("AWSLambdaENIManagementAccess")
            }
            rows[cells[0][0]] = rights
        }
    }
}
