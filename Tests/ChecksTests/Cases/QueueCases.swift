import TemplateReading

extension RuleCases {
    private static func queue(
        _ queue: String, function: String = "", mapping: String = "", parameters: String = "", name: String = "!Ref Function"
    ) -> String {
        """
        \(parameters.isEmpty ? "" : "Parameters: {\(parameters)}")
        Resources:
          Queue: {Type: 'AWS::SQS::Queue', Properties: {\(queue)}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              {Code: {S3Bucket: code, S3Key: a.zip}, FunctionName: worker, Handler: a.b, Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/a'\(function)}
          Live: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: !Ref Function, FunctionVersion: '1', Name: live}}
          Source: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: \(name)\(mapping)}}
        """
    }

    static let queues = [
        refused(
            "queue-redrive",
            "Dead: {Type: 'AWS::SQS::Queue'}\nQueue: {Type: 'AWS::SQS::Queue', Properties: {RedrivePolicy: {deadLetterTargetArn: !Ref Dead, maxReceiveCount: 3}}}"
        ),
        refused("queue-visibility", queue("", function: ", Timeout: 60")),
        refused("queue-visibility", queue("", function: ", Timeout: 60", name: "!Ref Live")),
        refused("queue-visibility", queue("", function: ", Timeout: 60", name: "worker")),
        accepted("queue-visibility", queue("", function: ", Timeout: 60", name: "another")),
        accepted("queue-visibility", queue("", function: ", Timeout: !Ref T", parameters: "T: {Type: Number, Default: 60}")),
        accepted("queue-visibility", queue("VisibilityTimeout: !If [A, 10, 90]", function: ", Timeout: 60")),
        accepted("queue-visibility-margin", queue("")),
        refused("queue-visibility-margin", queue("", mapping: ", MaximumBatchingWindowInSeconds: 20")),
        refused("event-source-batch", queue("FifoQueue: true", mapping: ", BatchSize: 11")),
        refused("event-source-batch", queue("FifoQueue: true", mapping: ", MaximumBatchingWindowInSeconds: 5")),
        accepted("event-source-batch", queue("", mapping: ", BatchSize: 10")),
        accepted(
            "event-source-batch",
            queue("", mapping: ", BatchSize: 50, MaximumBatchingWindowInSeconds: !Ref W", parameters: "W: {Type: Number}")),
        refused(
            "queue-redrive",
            "Dead: {Type: 'AWS::SQS::Queue'}\nQueue: {Type: 'AWS::SQS::Queue', Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 0}}}"
        ),
        accepted(
            "queue-redrive",
            "Dead: {Type: 'AWS::SQS::Queue', Properties: {FifoQueue: !If [A, true, false]}}\nQueue: {Type: 'AWS::SQS::Queue', Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}}}"
        ),
        refused(
            "bucket-notification",
            "Queue: {Type: 'AWS::SQS::Queue'}\nBucket: {Type: 'AWS::S3::Bucket', Properties: {NotificationConfiguration: {QueueConfigurations: [{Event: a, Queue: !GetAtt Queue.Arn}]}}}"
        ),
        accepted(
            "bucket-notification",
            "Queue: {Type: 'AWS::SQS::Queue'}\nPolicy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [!Ref Queue], PolicyDocument: {}}}\nBucket: {Type: 'AWS::S3::Bucket', Properties: {NotificationConfiguration: {QueueConfigurations: [{Event: a, Queue: !GetAtt Queue.Arn}]}}}"
        ),
    ]
}
