import AWS
import CloudFormationModel

/// A standard queue of tasks with its dead-letter queue: encrypted, and closed to everything that does not speak TLS.
public struct WorkQueue: Construct {
    public var handle: Handle
    let visibility: Duration
    let deadLetterAfter: Int
    let retention: Duration
    let generation: Int

    /// - Parameters:
    ///   - visibility: how long a message stays hidden once it was received, at most 12 hours; longer than its consumer may work on it.
    ///   - deadLetterAfter: how often a message is received before it is put aside, 1 to 1,000.
    ///   - retention: how long a message waits before it is lost, 1 minute to 14 days.
    public init(
        visibility: Duration, deadLetterAfter: Int = 3, retention: Duration = .days(4), generation: Int = 1, file: String = #fileID,
        line: Int = #line
    ) {
        handle = Handle("WorkQueue", file: file, line: line)
        self.visibility = visibility
        self.deadLetterAfter = deadLetterAfter
        self.retention = retention
        self.generation = generation
    }

    /// Known once it is deployed, so whoever names it waits for the queue.
    public var arn: Value<String> { part().attribute("Arn") }
    /// `{app}-{property}-{env}`, known at synth.
    public var name: Value<String> { part().literal("QueueName") }
    /// `{app}-{property}-dead-letters-{env}`, known at synth.
    public var deadLettersName: Value<String> { part("DeadLetters").literal("QueueName") }

    /// Built from the name, so that a release does not wait for a value that never changes.
    var url: Value<String> { "https://sqs.\(.region).\(.urlSuffix)/\(.accountID)/\(name)" }

    /// To put messages in.
    public var send: Grant { grant("sqs:SendMessage") }

    /// To take messages out, and to hold on to them while they are worked on.
    public var consume: Grant {
        grant("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes")
    }

    private func grant(_ actions: String...) -> Grant {
        Grant { [self] _ in
            Rights(
                statements: [Statement(effect: .allow, actions: actions, resources: [arn])],
                variables: [Variable(about: handle, suffix: "queue-url", value: url)], calls: [.sqs])
        }
    }

    public func build(in scope: Scope) {
        if !(Duration.seconds(0)...Duration.hours(12)).contains(visibility) {
            scope.report("queue-visibility", "a visibility timeout of \(visibility.wholeSeconds) s", remedy: "AWS takes 0 s to 12 hours")
        }
        if !(Duration.minutes(1)...Duration.days(14)).contains(retention) {
            scope.report("queue-retention", "messages kept for \(retention.wholeSeconds) s", remedy: "AWS takes 1 minute to 14 days")
        }
        if !(1...1_000).contains(deadLetterAfter) {
            scope.report("queue-receives", "messages put aside after \(deadLetterAfter) receives", remedy: "AWS takes 1 to 1,000")
        }
        let name = scope.name(.queue, generation: generation)
        let deadLetters = scope.add(
            "DeadLetters",
            SQS.Queue(
                messageRetentionPeriod: Value(Duration.days(14).wholeSeconds),
                queueName: Value(scope.name(.queue, suffix: "dead-letters", generation: generation)),
                // By name: the queue itself refers to this one.
                redriveAllowPolicy: [
                    "redrivePermission": "byQueue",
                    "sourceQueueArns": ["arn:\(.partition):sqs:\(.region):\(.accountID):\(name)"],
                ],
                sqsManagedSseEnabled: true, attributes: RemovalPolicy.delete.attributes))
        let queue = scope.add(
            SQS.Queue(
                messageRetentionPeriod: Value(retention.wholeSeconds), queueName: Value(name), receiveMessageWaitTimeSeconds: 20,
                redrivePolicy: .init(deadLetterTargetArn: deadLetters.arn, maxReceiveCount: Value(deadLetterAfter)),
                sqsManagedSseEnabled: true, visibilityTimeout: Value(visibility.wholeSeconds),
                // Tasks on their way, not records: the dead letters are what is looked at.
                attributes: RemovalPolicy.delete.attributes))
        for (part, queue) in [("Policy", queue), ("DeadLettersPolicy", deadLetters)] {
            scope.add(
                part,
                SQS.QueuePolicy(
                    policyDocument: PolicyDocument(.tlsOnly("sqs:*", on: [queue.arn])), queues: [queue.ref]))
        }
    }
}

extension Statement {
    /// Denies what comes unencrypted, whoever asks.
    static func tlsOnly(_ actions: String, on resources: [Value<String>]) -> Statement {
        .deny(actions, on: resources, by: .everyone, when: .init("Bool", "aws:SecureTransport", "false"))
    }
}
