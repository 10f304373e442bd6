import TemplateReading

extension Rule {
    static let eventSourceBatch = Rule(
        "event-source-batch", "More than 10 messages of a queue at once need a batching window, and a FIFO queue gives neither.",
        reason: """
            Lambda refuses the event source mapping: a BatchSize over 10 needs a MaximumBatchingWindowInSeconds of at least 1; a FIFO \
            queue takes at most 10 and no window.
            """,
        url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
        refused: """
            Queue: {Type: 'AWS::SQS::Queue'}
            Source: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: worker, BatchSize: 100}}
            """,
        accepted: """
            Queue: {Type: 'AWS::SQS::Queue'}
            Source:
              Type: AWS::Lambda::EventSourceMapping
              Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: worker, BatchSize: 100, MaximumBatchingWindowInSeconds: 5}
            """
    ) { template, breaches in
        for mapping in template.resources(of: "AWS::Lambda::EventSourceMapping") {
            guard let queue = template.target(of: mapping.properties["EventSourceArn"]), queue.type == "AWS::SQS::Queue",
                let size = template.number(mapping.properties["BatchSize"], orDefault: 10),
                let window = template.number(mapping.properties["MaximumBatchingWindowInSeconds"], orDefault: 0)
            else { continue }
            if template.certainFlag(queue.properties["FifoQueue"]) == true {
                if size > 10 { breaches.add("a FIFO queue gives at most 10 messages at once, not \(size)", in: mapping, at: "BatchSize") }
                if window > 0 {
                    breaches.add(
                        "a FIFO queue has no batching window", in: mapping, at: "MaximumBatchingWindowInSeconds", remedy: "leave it out")
                }
            } else if size > 10, window == 0 {
                breaches.add(
                    "\(size) messages at once need a batching window", in: mapping, at: "BatchSize",
                    remedy: "set MaximumBatchingWindowInSeconds to 1 or more, or BatchSize to 10")
            }
        }
    }
}
