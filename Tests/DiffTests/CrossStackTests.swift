import TemplateReading
import Testing

@testable import Diff

@Suite("Between stacks (D2)")
struct CrossStackTests {
    private static func data(_ encrypted: Bool, output: String = "Host") throws -> StackView {
        try Sides.stack(
            "data",
            """
            Resources:
              Database: {Type: 'AWS::RDS::DBInstance', Properties: {StorageEncrypted: \(encrypted)}}
            Outputs: {\(output): {Value: !GetAtt Database.Endpoint.Address}}
            """)
    }

    private static func compute(_ value: String = "!Sub 'db://${Host}'", reading source: String = "data.Host", as name: String = "Host")
        throws
        -> StackView
    {
        try Sides.stack(
            "compute",
            """
            Parameters: {\(name): {Type: String}}
            Resources:
              Function: {Type: 'AWS::Lambda::Function', Properties: {Environment: {Variables: {HOST: \(value)}}}}
              Version: {Type: 'AWS::Lambda::Version', Properties: {FunctionName: core, Description: \(value)}}
            """, reading: [name: source])
    }

    private static func difference(_ old: [StackView], _ new: [StackView]) -> EnvironmentDifference {
        EnvironmentDifference(from: EnvironmentView(old), to: EnvironmentView(new))
    }

    @Test("a replacement goes on through outputs and parameters, and its readers are told of")
    func replacement() throws {
        let difference = Self.difference(
            [try Self.data(false), try Self.compute()], [try Self.data(true), try Self.compute()])
        #expect(
            difference.changes.map(\.verdict) == [
                "data/Database changed replace lost", "compute/Function changed update unaffected",
                "compute/Version changed replace unaffected",
            ])
        #expect(difference.changes[1].because == ["Environment.Variables.HOST: Endpoint.Address of data/Database, which is replaced"])
        #expect(difference.changes[2].note == "new version published, by design")
        #expect(difference.order.count == 1)
        #expect(difference.order.first?.logicalID == "Database" && difference.order.first?.stack == "data")
        #expect(difference.order.first?.readers == ["compute/Function", "compute/Version"])
        #expect(difference.order.first?.steps.count == 2)
    }

    @Test("other names for an output and for the parameter that it feeds change nothing")
    func names() throws {
        let difference = Self.difference(
            [try Self.data(false), try Self.compute()],
            [try Self.data(false, output: "Address"), try Self.compute("!Sub 'db://${A}'", reading: "data.Address", as: "A")])
        #expect(difference.isEmpty, "\(difference.changes.flatMap(\.properties).map(\.line))")
    }

    @Test("another source of a parameter shows at those who read it")
    func source() throws {
        let producers = try Sides.stack(
            "data",
            """
            Resources:
              A: {Type: 'AWS::SQS::Queue'}
              B: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 1}}
            Outputs: {A: {Value: !GetAtt A.Arn}, B: {Value: !GetAtt B.Arn}}
            """)
        let difference = Self.difference(
            [producers, try Self.compute("!Ref Host", reading: "data.A")], [producers, try Self.compute("!Ref Host", reading: "data.B")])
        #expect(difference.changes.map(\.verdict).first == "compute/Function changed update unaffected")
        #expect(
            difference.changes.first?.properties.map(\.line) == [
                #"Properties/Environment/Variables/HOST: {"Fn::GetAtt":["data/A","Arn"]} → {"Fn::GetAtt":["data/B","Arn"]}"#
            ])
        #expect(difference.order.isEmpty)
    }

    @Test("what is removed while its reader lets go in the same deployment takes two")
    func removal() throws {
        let queue = "Resources:\n  Queue: {Type: 'AWS::SQS::Queue'}\nOutputs: {Arn: {Value: !GetAtt Queue.Arn}}"
        let other = "Topic: {Type: 'AWS::SNS::Topic'}"
        let reader =
            "Parameters: {Q: {Type: String}}\nResources:\n  Function: {Type: 'AWS::Lambda::Function', Properties: {Description: !Ref Q}}"
        let free = "Function: {Type: 'AWS::Lambda::Function', Properties: {Description: none}}"
        let old = [try Sides.stack("data", queue), try Sides.stack("compute", reader, reading: ["Q": "data.Arn"])]
        let (producer, consumer) = (try Sides.stack("data", other), try Sides.stack("compute", free))
        let problems = Self.difference(old, [producer, consumer]).order
        #expect(problems.map(\.logicalID) == ["Queue"] && problems.first?.readers == ["compute/Function"])
        #expect(problems.first?.steps.first?.contains("compute/Function no longer reading it") == true)
        #expect(Self.difference(old, [consumer, producer]).order.isEmpty, "the reader lets go first")
    }

    @Test("an output that is read and not given any more")
    func missing() throws {
        let problems = Self.difference(
            [try Self.data(false), try Self.compute()], [try Self.data(false, output: "Other"), try Self.compute()]
        ).order
        #expect(problems.map { "\($0.stack)/\($0.logicalID)" } == ["data/Host"])
        #expect(problems.first?.readers == ["compute/Function", "compute/Version"])
    }

    @Test("a resource that moves to another stack is said to have")
    func move() throws {
        let (a, b) = ("A: {Type: 'AWS::SNS::Topic'}", "B: {Type: 'AWS::EC2::EIP'}")
        let queue = "Queue: {Type: 'AWS::SQS::Queue', DeletionPolicy: Retain, Properties: {DelaySeconds: 3}}"
        let difference = Self.difference(
            [try Sides.stack("one", "\(a)\n\(queue)"), try Sides.stack("two", b)],
            [try Sides.stack("one", a), try Sides.stack("two", "\(b)\n\(queue)")])
        #expect(difference.changes.map(\.verdict) == ["Queue → two/Queue moved replace retained"])
        #expect(difference.changes.first?.oldStack == "one")
    }

    @Test("lists that a parameter carries are read element by element")
    func lists() throws {
        func network(_ subnets: String) throws -> StackView {
            try Sides.stack(
                "network",
                """
                Resources:
                  A: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: v}}
                  B: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: v, CidrBlock: c}}
                Outputs: {Subnets: {Value: !Join [',', [\(subnets)]]}}
                """)
        }
        let reader = try Sides.stack(
            "compute",
            """
            Parameters: {S: {Type: 'List<AWS::EC2::Subnet::Id>'}}
            Resources:
              Function: {Type: 'AWS::Lambda::Function', Properties: {VpcConfig: {SubnetIds: !Ref S, SecurityGroupIds: [g]}}}
            """, reading: ["S": "network.Subnets"])
        #expect(Self.difference([try network("!Ref A, !Ref B"), reader], [try network("!Ref B, !Ref A"), reader]).isEmpty)
        let changes = Self.difference([try network("!Ref A, !Ref B"), reader], [try network("!Ref A"), reader]).changes
        #expect(changes.flatMap(\.properties).map(\.line) == [#"Properties/VpcConfig/SubnetIds/*: {"Ref":"network/B"} → -"#])
    }

    @Test("a stack comes and goes with all that is in it")
    func stacks() throws {
        let one = try Sides.stack("one", "A: {Type: 'AWS::SNS::Topic'}")
        let two = try Sides.stack("two", "B: {Type: 'AWS::S3::Bucket'}")
        #expect(Self.difference([one], [one, two]).changes.map(\.verdict) == ["two/B added none unaffected"])
        let removal = Self.difference([one, two], [one]).changes
        #expect(removal.map(\.verdict) == ["two/B removed remove lost"])
        #expect(removal.first?.because == ["the stack two is removed"])
    }
}
