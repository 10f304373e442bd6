import Registry
import Testing

@Suite("The actions of IAM")
struct IAMActionsTests {
    @Test("are found, each service that is listed and no other")
    func services() {
        let services = IAMActions.services
        #expect(services.count > 400)
        #expect(services == services.sorted())
        for service in services { #expect(IAMActions.names(of: service)?.isEmpty == false, "\(service)") }
        for service in ["", "a", "sq", "sqss", "zzz"] { #expect(IAMActions.names(of: service) == nil) }
    }

    @Test(
        "are known in any case, with wildcards too",
        arguments: [
            "sqs:SendMessage", "SQS:sendmessage", "s3:Get*", "S3:*", "s3:*Object", "s3:Get?bject", "s3:P*B*y", "ec2:*Tags*", "*",
            "s3:PutEncryptionConfiguration", "lambda:InvokeFunction",
        ])
    func known(action: String) { #expect(IAMActions.contains(action)) }

    @Test(
        "are told from what is none",
        arguments: [
            "", ":", "sqs", "sqs:", "sqs:SendMessages", "sqs:SendMessag", "sqs:?", "s3:Getx*", "s3:DeleteBucketEncryption",
            "lambda:AssociateRuntimeAlias", "bucket:Get*", "s3:?Get*", "s3:Get*Objec",
        ])
    func unknown(action: String) { #expect(!IAMActions.contains(action)) }

    @Test("are spelled as AWS spells them")
    func spelling() throws {
        let queues = try #require(IAMActions.names(of: "SQS"))
        #expect(queues.contains("SendMessage"))
        #expect(queues == queues.sorted())
        #expect(ServiceActions("sqs")?.spelling(of: "GETQUEUEURL") == "GetQueueUrl")
        #expect(ServiceActions("sqs")?.names(matching: "*message") == ["DeleteMessage", "ReceiveMessage", "SendMessage"])
    }

    @Test("say which resources they can be limited to")
    func resources() throws {
        let queues = try #require(ServiceActions("sqs"))
        #expect(queues.resourceTypes(of: "sendmessage") == ["queue"])
        #expect(queues.resourceTypes(of: "ListQueues") == [])
        #expect(queues.resourceTypes(of: "SendMessages") == nil)
        #expect(queues.arns(of: "queue") == ["arn:${Partition}:sqs:${Region}:${Account}:*"])
        #expect(queues.conditionKeys(of: "queue").contains("aws:ResourceTag/${TagKey}"))
    }

    @Test(
        "are guessed where they are misspelt",
        arguments: [
            ("sqs:SendMesage", "sqs:SendMessage"), ("SQS:recievemessage", "sqs:ReceiveMessage"), ("sqz:SendMessage", "sqs:SendMessage"),
        ])
    func nearest(action: String, meant: String) { #expect(IAMActions.nearest(to: action).first == meant) }

    @Test("are not guessed where nothing is like them", arguments: ["sqs", "sqs:Fly", "hovercraft:Fly"])
    func far(action: String) { #expect(IAMActions.nearest(to: action).isEmpty) }
}
