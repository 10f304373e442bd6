import AWS
import CloudFormationModel
import Loom

/// A topic and the queue that its messages go to.
struct Inbox: Construct {
    var handle: Handle
    let keeping: Duration

    /// - Parameter keeping: how long a message waits before it is lost, 1 minute to 14 days.
    init(keeping: Duration = .days(4), file: String = #fileID, line: Int = #line) {
        handle = Handle("Inbox", file: file, line: line)
        self.keeping = keeping
    }

    var topic: Value<String> { part("Topic").ref }

    func build(in scope: Scope) {
        let seconds = Int(keeping.components.seconds)
        if !(60...1_209_600).contains(seconds) {
            scope.report("inbox-retention", "messages kept for \(seconds) s", remedy: "SQS takes 1 minute to 14 days")
        }
        let queue = scope.add(
            SQS.Queue(
                messageRetentionPeriod: Value(seconds), queueName: Value(scope.name(.queue)), sqsManagedSseEnabled: true,
                attributes: RemovalPolicy.delete.attributes))
        let topic = scope.add("Topic", SNS.Topic(topicName: Value(scope.name(.topic))))
        scope.add("Subscription", SNS.Subscription(protocol: "sqs", topicArn: topic.ref, endpoint: queue.arn))
    }
}
