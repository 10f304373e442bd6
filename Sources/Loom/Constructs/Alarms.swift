import AWS
import CloudFormationModel

/// Alarms that somebody should hear of, sent to one topic.
public struct Alarms: Construct {
    public var handle: Handle
    let address: String?
    let functions: [LiveFunction]
    let queues: [WorkQueue]
    let database: PostgresDatabase?
    let tables: [Table]
    let api: (any StagedAPI)?
    let slowShare: Int?

    /// - Parameters:
    ///   - address: an e-mail address that gets the alarms, once it confirmed the subscription.
    ///   - slowShare: of its timeout, in percent, that no run of a function should take; not watched by default.
    public init(
        to address: String?, functions: [LiveFunction] = [], queues: [WorkQueue] = [], database: PostgresDatabase? = nil,
        tables: [Table] = [], api: (any StagedAPI)? = nil, slowShare: Int? = nil, file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("Alarms", file: file, line: line)
        self.address = address
        self.functions = functions
        self.queues = queues
        self.database = database
        self.tables = tables
        self.api = api
        self.slowShare = slowShare
    }

    public func build(in scope: Scope) {
        let topic = scope.add("Topic", SNS.Topic(topicName: Value(scope.name(.topic))))
        scope.add(
            "TopicPolicy",
            SNS.TopicPolicy(
                policyDocument: PolicyDocument(
                    Statement(
                        effect: .allow, principal: .service("cloudwatch.amazonaws.com"), actions: ["sns:Publish"], resources: [topic.ref],
                        conditions: [.ownAccount]),
                    .tlsOnly("sns:Publish", on: [topic.ref])),
                topics: [topic.ref]))
        if let address {
            scope.add("Subscription", SNS.Subscription(protocol: "email", topicArn: topic.ref, endpoint: Value(address)))
        }
        for function in functions { watch(function, topic, in: scope) }
        for queue in queues { watch(queue, topic, in: scope) }
        if let database { watch(database, topic, in: scope) }
        for table in tables { watch(table, topic, in: scope) }
        if let api { watch(api, topic, in: scope) }
    }

    private func watch(_ function: LiveFunction, _ topic: SNS.Topic, in scope: Scope) {
        guard let service = scope.service(of: function.handle) else { return }
        for (metric, text) in [("Errors", "fails"), ("Throttles", "is throttled")] {
            add(
                service, metric.lowercased(), "Function \(service) \(text)", topic, in: scope,
                .init(namespace: "AWS/Lambda", name: metric, dimensions: [("FunctionName", function.name)], statistic: .sum, threshold: 1))
        }
        guard let slowShare else { return }
        add(
            service, "duration", "A run of function \(service) took over \(slowShare)% of its timeout", topic, in: scope,
            .init(
                namespace: "AWS/Lambda", name: "Duration", dimensions: [("FunctionName", function.name)], statistic: .maximum,
                threshold: function.timeout.wholeSeconds * 10 * slowShare))
    }

    private func watch(_ table: Table, _ topic: SNS.Topic, in scope: Scope) {
        guard let service = scope.service(of: table.handle) else { return }
        for kind in ["Read", "Write"] {
            add(
                service, "\(kind.lowercased())-throttles", "\(kind)s of table \(service) are throttled", topic, in: scope,
                .init(
                    namespace: "AWS/DynamoDB", name: "\(kind)ThrottleEvents", dimensions: [("TableName", table.name)], statistic: .sum,
                    threshold: 1))
        }
    }

    private func watch(_ queue: WorkQueue, _ topic: SNS.Topic, in scope: Scope) {
        guard let service = scope.service(of: queue.handle) else { return }
        add(
            service, "dead-letters", "Messages of \(service) were put aside after failing", topic, in: scope,
            .init(
                namespace: "AWS/SQS", name: "ApproximateNumberOfMessagesVisible", dimensions: [("QueueName", queue.deadLettersName)],
                statistic: .maximum, threshold: 1))
        // Without capacity on Spot, or without a worker, nothing fails: it waits.
        add(
            service, "oldest-message", "A message of \(service) has waited for an hour", topic, in: scope,
            .init(
                namespace: "AWS/SQS", name: "ApproximateAgeOfOldestMessage", dimensions: [("QueueName", queue.name)],
                statistic: .maximum, threshold: 3_600))
    }

    private func watch(_ database: PostgresDatabase, _ topic: SNS.Topic, in scope: Scope) {
        guard let service = scope.service(of: database.handle) else { return }
        let dimension = [(database.isAurora ? "DBClusterIdentifier" : "DBInstanceIdentifier", database.identifier)]
        if let connections = database.maximumConnections {
            add(
                service, "connections", "Over 80% of the connections of \(service) are taken", topic, in: scope,
                .init(
                    namespace: "AWS/RDS", name: "DatabaseConnections", dimensions: dimension, statistic: .maximum,
                    threshold: connections * 8 / 10, periods: 5))
        }
        if !database.isAurora {
            add(
                service, "storage", "Less than 4 GiB of storage is free in \(service)", topic, in: scope,
                .init(
                    namespace: "AWS/RDS", name: "FreeStorageSpace", dimensions: dimension, statistic: .minimum,
                    threshold: 4 << 30, periods: 5, isBelow: true))
        }
    }

    private func watch(_ api: any StagedAPI, _ topic: SNS.Topic, in scope: Scope) {
        guard let service = scope.service(of: api.handle) else { return }
        add(
            service, "5xx", "The API answers with errors of the server", topic, in: scope,
            .init(
                namespace: "AWS/ApiGateway", name: "5XXError", dimensions: [("ApiName", api.name), ("Stage", api.stageName)],
                statistic: .sum, threshold: 5))
    }

    private struct Metric {
        var namespace: String
        var name: String
        var dimensions: [(String, Value<String>)]
        var statistic: CloudWatch.Alarm.Statistic
        var threshold: Int
        /// For how many minutes in a row.
        var periods = 1
        var isBelow = false
    }

    private func add(_ service: String, _ kind: String, _ text: String, _ topic: SNS.Topic, in scope: Scope, _ metric: Metric) {
        scope.add(
            Naming.pascal(service) + Naming.pascal(kind),
            CloudWatch.Alarm(
                alarmActions: [topic.ref], alarmDescription: Value(text),
                alarmName: Value(scope.check(scope.naming.name("\(service)-\(kind)"), .alarm)),
                comparisonOperator: metric.isBelow ? .lessThanThreshold : .greaterThanOrEqualToThreshold,
                dimensions: List(metric.dimensions.map { .init(name: Value($0), value: $1) }), evaluationPeriods: Value(metric.periods),
                metricName: Value(metric.name),
                namespace: Value(metric.namespace), okActions: [topic.ref], period: 60, statistic: metric.statistic,
                threshold: Value(Double(metric.threshold)), treatMissingData: .notBreaching))
    }
}
