import Documents
import TemplateReading

extension Rule {
    static let queueRedrive = Rule(
        "queue-redrive", "A dead-letter queue is of the kind of the queue whose messages it gets.",
        reason:
            "SQS refuses the queue: the dead-letter queue of a FIFO queue is a FIFO queue, and that of a standard queue a standard one.",
        url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
        refused: example(dead: ""), accepted: example(dead: ", Properties: {FifoQueue: true}")
    ) { template, breaches in
        func isFIFO(_ queue: TemplateView.Resource) -> Bool? {
            template.presence(of: queue.properties["FifoQueue"]) == .absent ? false : template.certainFlag(queue.properties["FifoQueue"])
        }
        for queue in template.resources(of: "AWS::SQS::Queue") {
            guard let policy = template.certain(queue.properties["RedrivePolicy"])?.object else { continue }
            if let count = template.certainNumber(policy["maxReceiveCount"]), !(1...1000).contains(count) {
                breaches.add("\(count); 1 to 1000 is taken", in: queue, at: "RedrivePolicy", "maxReceiveCount")
            }
            if let target = policy["deadLetterTargetArn"], let dead = template.target(of: target), dead.type == "AWS::SQS::Queue",
                target["Ref"] != nil
            {
                breaches.add(
                    "Ref gives the URL of \(dead.logicalID), not its ARN", in: queue, at: "RedrivePolicy", "deadLetterTargetArn",
                    remedy: "write !GetAtt \(dead.logicalID).Arn")
            }
            guard let dead = template.target(of: policy["deadLetterTargetArn"]), dead.type == "AWS::SQS::Queue", let own = isFIFO(queue),
                let other = isFIFO(dead), own != other
            else { continue }
            breaches.add(
                "\(dead.logicalID) is a \(other ? "FIFO" : "standard") queue, and \(queue.logicalID) a \(own ? "FIFO" : "standard") one",
                in: queue,
                at: "RedrivePolicy", "deadLetterTargetArn", remedy: "make both of one kind")
        }
    }

    private static func example(dead: String) -> String {
        """
        Dead: {Type: 'AWS::SQS::Queue'\(dead)}
        Queue: {Type: 'AWS::SQS::Queue', Properties: {FifoQueue: true, RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}}}
        """
    }
}
