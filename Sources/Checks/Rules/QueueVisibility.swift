import TemplateReading

extension Rule {
    static let queueVisibility = Rule(
        "queue-visibility", "A queue hides a message at least as long as the function that works on it may run.",
        reason: """
            Lambda refuses the event source mapping when it is created or updated: another run would get the message while the first is \
            still at it. A queue hides messages for 30 s and a function runs for 3 s unless they say otherwise.
            """,
        url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        refused: queueConsumerExample(visibility: 30), accepted: queueConsumerExample(visibility: 360)
    ) { template, breaches in
        for (queue, function, mapping) in template.queueConsumers {
            guard let visibility = template.number(queue.properties["VisibilityTimeout"], orDefault: 30),
                let timeout = template.number(function.properties["Timeout"], orDefault: 3), visibility < timeout
            else { continue }
            breaches.add(
                "\(queue.logicalID) hides a message for \(visibility) s and \(function.logicalID) may run \(timeout) s", in: mapping,
                at: "EventSourceArn", remedy: "give \(queue.logicalID) a VisibilityTimeout of \(6 * timeout) s")
        }
    }

    static func queueConsumerExample(visibility: Int) -> String {
        """
        Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: \(visibility)}}
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Timeout: 60, Role: 'arn:aws:iam::123456789012:role/a'}
        Source: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Function}}
        """
    }
}
