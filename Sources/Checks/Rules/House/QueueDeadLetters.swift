import TemplateReading

extension Rule {
    static let queueDeadLetters = Rule(
        "queue-dead-letters", "A queue that a function reads puts aside what cannot be worked on.", severity: .warning,
        reason: """
            A message that the function fails on comes back until it expires, days later: each time it is paid for, it holds up what is \
            behind it in a FIFO queue, and in the end it is gone without a trace.
            """,
        url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
        refused: example(redrive: ""),
        accepted: example(redrive: ", RedrivePolicy: {deadLetterTargetArn: !GetAtt DeadLetters.Arn, maxReceiveCount: 3}")
    ) { template, breaches in
        var told: Set<String> = []
        for (queue, function, _) in template.queueConsumers where template.presence(of: queue.properties["RedrivePolicy"]) == .absent {
            guard told.insert(queue.logicalID).inserted else { continue }
            breaches.add(
                "\(queue.logicalID) has no dead-letter queue for what \(function.logicalID) fails on", at: ["Resources", queue.logicalID],
                remedy: "add a queue, and name it in its RedrivePolicy")
        }
    }

    private static func example(redrive: String) -> String {
        """
        DeadLetters: {Type: 'AWS::SQS::Queue', Properties: {MessageRetentionPeriod: 1209600}}
        Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: 360\(redrive)}}
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Timeout: 60, Role: 'arn:aws:iam::123456789012:role/a'}
        Source: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Function}}
        """
    }
}
