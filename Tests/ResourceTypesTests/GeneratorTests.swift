import Documents
import Registry
import Testing

@testable import ResourceTypes

@Suite("The generator of resource types")
struct GeneratorTests {
    @Test(
        "turns names of CloudFormation into names of Swift",
        arguments: [
            ("QueueName", "queueName"), ("VPCSecurityGroups", "vpcSecurityGroups"), ("VpcId", "vpcId"),
            ("DBInstanceClass", "dbInstanceClass"),
            ("SSEAlgorithm", "sseAlgorithm"), ("IPV6Enabled", "ipv6Enabled"), ("S3Bucket", "s3Bucket"), ("ARN", "arn"), ("ARNs", "arns"),
            ("MaxTTL", "maxTTL"), ("deadLetterTargetArn", "deadLetterTargetArn"), ("python3.12", "python3_12"), ("x86_64", "x86_64"),
            ("PAY_PER_REQUEST", "payPerRequest"), ("aws:kms", "awsKms"), ("TLSv1.2_2021", "tlsv1_2_2021"), ("us-east-1", "usEast1"),
            ("1.0", "_1_0"), ("*", ""),
        ])
    func names(theirs: String, ours: String) {
        #expect(Naming.lowerCamel(theirs) == ours)
    }

    @Test("reads lists with comments and blank lines")
    func lists() {
        let list = TypeList("# Queues\n\nAWS::SQS::Queue  # and its policy\n  AWS::SQS::QueuePolicy\n", file: "list")
        #expect(list.entries == [.init(typeName: "AWS::SQS::Queue", line: 3), .init(typeName: "AWS::SQS::QueuePolicy", line: 4)])
    }

    @Test("names all that is wrong with a list at once, with its place")
    func mistakes() {
        let list = TypeList("AWS::SQS::Queu\nAWS::S3::Bucket\nAWS::KMS::Key\nAWS::KMS::Key\n", file: "app/resource-types.txt")
        let (schemas, findings) = list.resolve(taken: ["AWS::S3::Bucket": "AWS"])
        #expect(schemas.map(\.typeName) == ["AWS::KMS::Key"])
        let places = findings.map { "\($0.file ?? ""):\($0.position?.line ?? 0): \($0.message)" }
        #expect(
            places == [
                "app/resource-types.txt:1: there is no resource type AWS::SQS::Queu",
                "app/resource-types.txt:2: module AWS has AWS::S3::Bucket already",
                "app/resource-types.txt:4: AWS::KMS::Key is listed twice",
            ])
        #expect(findings.first?.remedy?.hasPrefix("did you mean AWS::SQS::Queue") == true)
    }

    @Test("writes the same files whatever the list, and the namespaces only where no module below has them")
    func files() throws {
        let key = Translator.translate(try #require(ResourceRegistry.schema(for: "AWS::KMS::Key")))
        let own = Renderer(modules: []).files(for: [])
        let extending = Renderer(modules: ["AWS"]).files(for: [key])
        #expect(own.map(\.name) == extending.map(\.name))
        #expect(own[0].text.contains("public enum KMS {}\n"))
        #expect(!extending[0].text.contains("enum"))
        #expect(extending.contains { $0.text.contains("import AWS\n") && $0.text.contains("public struct Key: TypedResource") })
    }

    @Test("leaves out what AWS alone sets, also inside structures, and puts required arguments first")
    func arguments() throws {
        let database = Translator.translate(try #require(ResourceRegistry.schema(for: "AWS::RDS::DBInstance")))
        let names = database.bag.properties.map(\.name)
        #expect(names.contains("MasterUserSecret") && !names.contains("Endpoint") && !names.contains("DBInstanceArn"))
        let secret = try #require(database.bag.nested.first { $0.name == "MasterUserSecret" })
        guard case .bag(let bag) = secret else { throw Failure(text: "no bag", code: 1) }
        #expect(bag.properties.map(\.name) == ["KmsKeyId"])
        let permission = Translator.translate(try #require(ResourceRegistry.schema(for: "AWS::Lambda::Permission")))
        #expect(permission.bag.properties.prefix(3).map(\.argument) == ["action", "functionName", "principal"])
        #expect(permission.bag.properties.prefix(4).map(\.isRequired) == [true, true, true, false])
    }

    @Test("has a face for every type of the registry")
    func allTypes() {
        let names = ResourceRegistry.allTypeNames
        for name in names.enumerated().filter({ $0.offset % 40 == 0 }).map(\.element) {
            guard let schema = ResourceRegistry.schema(for: name) else { continue }
            let type = Translator.translate(schema)
            #expect(Set(type.bag.properties.map(\.argument)).count == type.bag.properties.count, "\(name)")
            #expect(Set(type.bag.nested.map(\.name)).count == type.bag.nested.count, "\(name)")
        }
    }
}
