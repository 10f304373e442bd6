import AWS
import CloudFormationModel

/// Has Lambda take messages out of a queue and call a function with them. The function needs the queue's `consume`, and answers which
/// messages it failed at (`batchItemFailures`): those come again, and in the end lie with the dead letters.
public struct QueueTrigger: Construct {
    public var handle: Handle
    let queue: WorkQueue
    let function: LiveFunction
    let batch: Int
    let concurrency: Int

    /// - Parameters:
    ///   - batch: how many messages one call gets at most, 1 to 10.
    ///   - concurrency: how many calls there are at once, 2 to 1,000: keeps what the function uses in bounds.
    public init(
        _ queue: WorkQueue, to function: LiveFunction, batch: Int = 10, concurrency: Int = 10, file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("QueueTrigger", file: file, line: line)
        self.queue = queue
        self.function = function
        self.batch = batch
        self.concurrency = concurrency
    }

    public func build(in scope: Scope) {
        if !(1...10).contains(batch) {
            scope.report("trigger-batch", "\(batch) messages a call", remedy: "Lambda takes 1 to 10 without waiting for more")
        }
        if !(2...1_000).contains(concurrency) {
            scope.report("trigger-concurrency", "\(concurrency) calls at once", remedy: "Lambda takes 2 to 1,000")
        }
        scope.add(
            Lambda.EventSourceMapping(
                functionName: function.arn, batchSize: Value(batch), eventSourceArn: queue.arn,
                functionResponseTypes: [.reportBatchItemFailures], scalingConfig: .init(maximumConcurrency: Value(concurrency)),
                attributes: ResourceAttributes(dependsOn: [Target(function.handle, part: "Alias")])))
    }
}
