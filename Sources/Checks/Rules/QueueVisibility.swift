import Documents

extension Rule {
    static let queueVisibility = Rule(
        "queue-visibility", "A queue hides a message at least as long as the function that works on it may run.",
        reason: """
            Lambda refuses the event source mapping when it is created or updated: another run would get the message while the first is \
            still at it. A queue hides messages for 30 s and a function runs for 3 s unless they say otherwise.
            """,
        url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        refused: example(visibility: 30), accepted: example(visibility: 360)
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

    static let queueVisibilityMargin = Rule(
        "queue-visibility-margin", "A queue hides a message six times as long as its function may run.", severity: .warning,
        reason: """
            Lambda takes messages before it knows whether the function is throttled, and tries again while they are hidden: with less, \
            messages are worked on twice, and come to the dead-letter queue without an attempt.
            """,
        url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        refused: example(visibility: 60), accepted: example(visibility: 360)
    ) { template, breaches in
        for (queue, function, mapping) in template.queueConsumers {
            guard let visibility = template.number(queue.properties["VisibilityTimeout"], orDefault: 30),
                let timeout = template.number(function.properties["Timeout"], orDefault: 3),
                let window = template.number(mapping.properties["MaximumBatchingWindowInSeconds"], orDefault: 0),
                visibility >= timeout, visibility < 6 * timeout + window
            else { continue }
            breaches.add(
                "\(queue.logicalID) hides a message for \(visibility) s; \(function.logicalID) may run \(timeout) s", in: queue,
                at: "VisibilityTimeout", remedy: "make it \(6 * timeout + window) s: six times the timeout, and the batching window")
        }
    }

    private static func example(visibility: Int) -> String {
        """
        Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: \(visibility)}}
        Function:
          Type: AWS::Lambda::Function
          Properties: {Code: {S3Bucket: code, S3Key: a.zip}, Handler: a.b, Runtime: python3.12, Timeout: 60, Role: 'arn:aws:iam::123456789012:role/a'}
        Source: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Function}}
        """
    }
}

extension TemplateView {
    /// The functions that queues of the template are read by.
    var queueConsumers: [(queue: Resource, function: Resource, mapping: Resource)] {
        resources(of: "AWS::Lambda::EventSourceMapping").compactMap { mapping in
            guard let queue = target(of: mapping.properties["EventSourceArn"]), queue.type == "AWS::SQS::Queue",
                let function = function(of: mapping.properties["FunctionName"])
            else { return nil }
            return (queue, function, mapping)
        }
    }

    /// The function that a value names, by its name or ARN, or by a version or an alias of it.
    func function(of value: JSON?) -> Resource? {
        guard let target = target(of: value, type: "AWS::Lambda::Function", name: "FunctionName") ?? target(of: value) else { return nil }
        switch target.type {
        case "AWS::Lambda::Function": return target
        case "AWS::Lambda::Alias", "AWS::Lambda::Version":
            return self.target(of: target.properties["FunctionName"], type: "AWS::Lambda::Function", name: "FunctionName")
        default: return nil
        }
    }
}
