import Documents
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct StorageTests {
    @Test("A13: a serverless cache that speaks Redis' protocol, within limits", arguments: Environment.systems)
    func cache(in environment: Environment) {
        let caches = Deployment.of(environment).all("AWS::ElastiCache::ServerlessCache")
        #expect(caches.map { $0["Engine"] } == [environment == .prod ? "redis" : "valkey"])
        caches.first?.expect(["CacheUsageLimits": ["DataStorage": ["Maximum": 1], "ECPUPerSecond": ["Maximum": 5_000]]])
    }

    @Test("A14: standard queues for tasks, encrypted, each with its dead letters", arguments: Environment.systems)
    func queues(in environment: Environment) {
        let deployment = Deployment.of(environment)
        #expect(
            deployment.all("AWS::SQS::Queue").map(\.id) == [
                "data.DocumentsDeadLetters", "data.Documents", "data.BatchesDeadLetters", "data.Batches",
            ])
        for queue in deployment.all("AWS::SQS::Queue") {
            #expect(queue["FifoQueue"] == nil)
            #expect(queue["SqsManagedSseEnabled"] == true)
            if queue.id.hasSuffix("DeadLetters") { continue }
            #expect(queue.text("RedrivePolicy", "deadLetterTargetArn") == "\(queue.id)DeadLetters.Arn")
            #expect(deployment["\(queue.id)DeadLetters"]?.texts("RedriveAllowPolicy", "sourceQueueArns").count == 1)
        }
    }

    @Test("A14: reports lie in a private bucket with Intelligent-Tiering", arguments: Environment.systems)
    func reports(in environment: Environment) {
        let tiering: Matcher = ["Transitions": [["StorageClass": "INTELLIGENT_TIERING", "TransitionInDays": 0]]]
        Deployment.of(environment).expect(at: "data.Reports", ["LifecycleConfiguration": ["Rules": .containing(tiering)]])
    }

    @Test("A14: every bucket is private and encrypted", arguments: Environment.allCases)
    func buckets(in environment: Environment) {
        let kinds = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]
        let blocked = Matcher.exactly(.object(JSON.Object(kinds.map { ($0, true) })))
        Deployment.of(environment).expectEach("AWS::S3::Bucket", ["PublicAccessBlockConfiguration": blocked, "BucketEncryption": .any])
    }

    @Test("A14: the keys of Gemini and Stripe are secrets, whose values are in no template", arguments: Environment.systems)
    func secrets(in environment: Environment) {
        let secrets = Deployment.of(environment).all("AWS::SecretsManager::Secret")
        #expect(secrets.compactMap { $0.text("Name") } == ["gemini", "stripe"].map { "novialoom-\($0)-\(environment.rawValue)" })
        for secret in secrets { secret.expect(["SecretString": .absent, "GenerateSecretString": .absent]) }
    }

    @Test("A14: queues and buckets refuse what does not come over TLS", arguments: Environment.allCases)
    func transport(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let refusing = deployment.all("AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy").filter { policy in
            policy["PolicyDocument"]?["Statement"]?.array?.contains {
                $0["Effect"] == "Deny" && $0["Principal"] == "*" && $0["Condition"] == ["Bool": ["aws:SecureTransport": "false"]]
            } == true
        }
        #expect(
            Set(refusing.flatMap { $0.texts("Queues") + $0.texts("Bucket") })
                == Set(deployment.all("AWS::SQS::Queue", "AWS::S3::Bucket").map(\.id)))
    }
}
