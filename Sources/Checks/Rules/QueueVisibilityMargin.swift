import TemplateReading

extension Rule {
    static let queueVisibilityMargin = Rule(
        "queue-visibility-margin", "A queue hides a message six times as long as its function may run.", severity: .warning,
        reason: """
            Lambda takes messages before it knows whether the function is throttled, and tries again while they are hidden: with less, \
            messages are worked on twice, and come to the dead-letter queue without an attempt.
            """,
        url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        refused: queueConsumerExample(visibility: 60), accepted: queueConsumerExample(visibility: 360)
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
}
