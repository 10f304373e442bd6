import AWS
import CloudFormationModel

/// Steps a service's number of tasks out on the messages that wait in a queue, and back in only when none waits and none is worked on.
/// There is no desired count in the template: it would reset what runs with each deployment.
struct QueueScaling {
    let queue: WorkQueue
    let cluster: SpotCluster
    let tasks: ClosedRange<Int>

    func add(to scope: Scope, service: ECS.Service) {
        let target = scope.add(
            "Scaling",
            ApplicationAutoScaling.ScalableTarget(
                maxCapacity: Value(tasks.upperBound), minCapacity: Value(tasks.lowerBound),
                resourceId: "service/\(cluster.name)/\(service.attribute("Name"))", scalableDimension: .ecsServiceDesiredCount,
                serviceNamespace: .ecs))
        let out = scope.add(
            "ScaleOut",
            policy(
                scope.name(.alarm, suffix: "out"), target, adjustment: .changeInCapacity, cooldown: 60,
                steps: [
                    .init(scalingAdjustment: 1, metricIntervalLowerBound: 0, metricIntervalUpperBound: 20),
                    .init(scalingAdjustment: 3, metricIntervalLowerBound: 20),
                ]))
        let backIn = scope.add(
            "ScaleIn",
            policy(
                scope.name(.alarm, suffix: "in"), target, adjustment: .exactCapacity, cooldown: 300,
                steps: [.init(scalingAdjustment: Value(tasks.lowerBound), metricIntervalUpperBound: 0)]))
        // In-flight messages are reported only while there are some. Waiting ones always are: a gap there must not end what works.
        let visible = metric("visible", "ApproximateNumberOfMessagesVisible")
        scope.add(
            "MessagesWaiting",
            CloudWatch.Alarm(
                alarmActions: [out.arn],
                alarmDescription: "Messages wait: more tasks", alarmName: Value(scope.name(.alarm, suffix: "messages-waiting")),
                comparisonOperator: .greaterThanOrEqualToThreshold, dimensions: [.init(name: "QueueName", value: queue.name)],
                evaluationPeriods: 1, metricName: "ApproximateNumberOfMessagesVisible", namespace: "AWS/SQS", period: 60,
                statistic: .maximum, threshold: 1, treatMissingData: .notBreaching))
        scope.add(
            "MessagesDone",
            CloudWatch.Alarm(
                alarmActions: [backIn.arn],
                alarmDescription: "No message waits and none is worked on: as few tasks as allowed",
                alarmName: Value(scope.name(.alarm, suffix: "messages-done")), comparisonOperator: .lessThanOrEqualToThreshold,
                evaluationPeriods: 5,
                metrics: [
                    .init(id: "unfinished", expression: "visible + FILL(inflight, 0)", label: "waiting or worked on", returnData: true),
                    visible,
                    metric("inflight", "ApproximateNumberOfMessagesNotVisible"),
                ], threshold: 0, treatMissingData: .notBreaching))
    }

    private func policy(
        _ name: String, _ target: ApplicationAutoScaling.ScalableTarget,
        adjustment: ApplicationAutoScaling.ScalingPolicy.StepScalingPolicyConfiguration.AdjustmentType, cooldown: Int,
        steps: List<ApplicationAutoScaling.ScalingPolicy.StepAdjustment>
    ) -> ApplicationAutoScaling.ScalingPolicy {
        ApplicationAutoScaling.ScalingPolicy(
            policyName: Value(name), policyType: .stepScaling, scalingTargetId: target.ref,
            stepScalingPolicyConfiguration: .init(
                adjustmentType: adjustment, cooldown: Value(cooldown), metricAggregationType: .maximum, stepAdjustments: steps))
    }

    private func metric(_ id: String, _ name: String) -> CloudWatch.Alarm.MetricDataQuery {
        .init(
            id: Value(id),
            metricStat: .init(
                metric: .init(
                    dimensions: [.init(name: "QueueName", value: queue.name)], metricName: Value(name), namespace: "AWS/SQS"), period: 60,
                stat: "Maximum"),
            returnData: false)
    }
}
