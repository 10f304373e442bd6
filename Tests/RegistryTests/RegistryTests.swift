import Documents
import Registry
import Testing

@Suite("The registry")
struct RegistryTests {
    @Test("finds every type that it lists, and no other")
    func lookup() throws {
        let names = ResourceRegistry.allTypeNames
        #expect(names.count > 1_500)
        #expect(names == names.sorted())
        for name in names.enumerated().filter({ $0.offset % 50 == 0 }).map(\.element) + [names[0], names[names.count - 1]] {
            #expect(ResourceRegistry.schema(for: name)?.typeName == name)
        }
        for name in ["", "A", "AWS::SQS::Queu", "AWS::SQS::Queues", "aws::sqs::queue", "ZZZ"] {
            #expect(ResourceRegistry.schema(for: name) == nil)
        }
    }

    @Test("knows the properties of a queue")
    func queue() throws {
        let queue = try #require(ResourceRegistry.schema(for: "AWS::SQS::Queue"))
        #expect(queue.regions == ["eu-west-3", "us-east-1"])
        #expect(queue.createOnly.map(\.description) == ["FifoQueue", "QueueName"])
        #expect(queue.primaryIdentifier.map(\.description) == ["QueueUrl"])
        #expect(queue.attributes.contains("Arn"))
        #expect(queue["DelaySeconds"]?.kinds == [.integer])
        #expect(queue["DelaySeconds"]?.range.contains(901) == false)
        #expect(queue["RedrivePolicy"]?.isDocument == true)
        #expect(queue[PropertyPath("Tags/0/Key")]?.length.most == 128)
        #expect(queue.permissions(for: .create).contains("sqs:CreateQueue"))
        #expect(!queue.permissions(for: .create).contains("sqs:DeleteQueue"))
        #expect(queue.tagging?.shape == .list(key: "Key", value: "Value"))
    }

    @Test("tells maps, lists and types without tags apart")
    func tagging() {
        #expect(ResourceRegistry.schema(for: "AWS::SSM::Parameter")?.tagging?.shape == .map)
        #expect(ResourceRegistry.schema(for: "AWS::EFS::FileSystem")?.tagging?.property == PropertyPath("FileSystemTags"))
        #expect(ResourceRegistry.schema(for: "AWS::SQS::QueuePolicy")?.tagging == nil)
    }

    @Test(
        "says what a change does",
        arguments: [
            ("AWS::RDS::DBInstance", "/DBName", ResourceSchema.Update.replacement),
            ("AWS::RDS::DBInstance", "/AllocatedStorage", .inPlace),
            ("AWS::DynamoDB::Table", "/KeySchema/0/AttributeName", .possibleReplacement),
            ("AWS::ECS::TaskDefinition", "/ContainerDefinitions/0/Image", .replacement),
        ])
    func update(type: String, pointer: String, expected: ResourceSchema.Update) throws {
        let schema = try #require(ResourceRegistry.schema(for: type))
        #expect(schema.update(changing: try #require(JSONPointer(pointer))) == expected)
    }

    @Test("keeps rules of combinations")
    func combinations() throws {
        let group = try #require(ResourceRegistry.schema(for: "AWS::AutoScaling::AutoScalingGroup"))
        #expect(group.root.requiredXor.contains("LaunchTemplate"))
        let distribution = try #require(ResourceRegistry.schema(for: "AWS::CloudFront::Distribution"))
        let certificate = try #require(distribution[PropertyPath("DistributionConfig/ViewerCertificate")]?.resolved)
        #expect(certificate.dependentRequired.contains { $0.key == "AcmCertificateArn" && $0.others == ["SslSupportMethod"] })
        let rules = ResourceRegistry.rules(for: "AWS::SQS::Queue")
        #expect(rules.map(\.id) == ["E3501"])
        #expect(rules[0].schema.allOf.count == 2)
        #expect(ResourceRegistry.rules(for: "AWS::SQS::QueuePolicy").isEmpty)
    }

    @Test("answers nested attributes")
    func attributes() throws {
        let database = try #require(ResourceRegistry.schema(for: "AWS::RDS::DBInstance"))
        #expect(database.hasAttribute("Endpoint.Address"))
        #expect(!database.hasAttribute("Endpoint.Adress"))
        #expect(database.attribute("Endpoint.Address")?.kinds == [.string])
        #expect(ResourceRegistry.schema(for: "AWS::CloudFormation::Stack")?.hasAttribute("Outputs.Anything") == true)
    }

    @Test(
        "guesses what was meant",
        arguments: [
            ("AWS::SQS::Queu", "AWS::SQS::Queue"), ("aws::s3::bucket", "AWS::S3::Bucket"),
            ("AWS::Lamdba::Function", "AWS::Lambda::Function"),
        ])
    func nearest(misspelt: String, meant: String) {
        #expect(ResourceRegistry.nearestTypeNames(to: misspelt).first == meant)
    }
}
