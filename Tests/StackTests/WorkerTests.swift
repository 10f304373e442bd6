import Documents
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct WorkerTests {
    static let queues = ["doc": "documents", "batch": "batches"]

    @Test("A15: the workers are doc and batch, with 1 vCPU and 2 GB each", arguments: Environment.systems)
    func size(in environment: Environment) {
        let tasks = Deployment.of(environment).all("AWS::ECS::TaskDefinition").filter { $0.stack == "workers" }
        #expect(tasks.map { $0.tag("service") } == ["doc", "batch"])
        for task in tasks { task.expect(["Cpu": "1024", "Memory": "2048", "RequiresCompatibilities": ["FARGATE"]]) }
    }

    @Test("A15: they run on Fargate Spot, and stop within its warning", arguments: Environment.systems)
    func spot(in environment: Environment) {
        let deployment = Deployment.of(environment)
        let services = deployment.all("AWS::ECS::Service")
        #expect(services.count == 2)
        for service in services {
            service.expect(["CapacityProviderStrategy": [["CapacityProvider": "FARGATE_SPOT", "Weight": 1]], "LaunchType": .absent])
            let task = service.text("TaskDefinition").flatMap { deployment[$0] }
            #expect(task?["ContainerDefinitions"]?[0]?["StopTimeout"]?.integer == 120)
        }
    }

    @Test("A15: a failed release of a worker is rolled back", arguments: Environment.systems)
    func circuitBreaker(in environment: Environment) {
        Deployment.of(environment).expectEach(
            "AWS::ECS::Service", ["DeploymentConfiguration": ["DeploymentCircuitBreaker": ["Enable": true, "Rollback": true]]])
    }

    @Test("A15: no template says how many tasks run, which would stop those that work", arguments: Environment.systems)
    func count(in environment: Environment) {
        Deployment.of(environment).expectEach("AWS::ECS::Service", ["DesiredCount": .absent])
    }

    @Test("A15: waiting messages of its queue start a worker's tasks", arguments: queues.keys.sorted(), Environment.systems)
    func out(of worker: String, in environment: Environment) throws {
        let deployment = Deployment.of(environment)
        let alarm = try #require(deployment.alarm("novialoom-\(worker)-messages-waiting-\(environment.rawValue)"))
        let queue = try #require(deployment.queue(of: worker))
        alarm.expect(["MetricName": "ApproximateNumberOfMessagesVisible", "Threshold": 1, "Dimensions": [["Value": .init(queue)]]])
        let policy = try #require(alarm.texts("AlarmActions").first.flatMap { deployment[String($0.dropLast(".Arn".count))] })
        #expect(policy["StepScalingPolicyConfiguration"]?["AdjustmentType"] == "ChangeInCapacity")
        let target = try #require(policy.text("ScalingTargetId").flatMap { deployment[$0] })
        #expect(target.text("ResourceId")?.hasSuffix(".\(worker == "doc" ? "Doc" : "Batch")Service.Name") == true)
        #expect(target["MinCapacity"]?.integer == 0)
    }

    @Test("A15: tasks are stopped only when no message waits and none is worked on", arguments: queues.keys.sorted(), Environment.systems)
    func backIn(of worker: String, in environment: Environment) throws {
        let deployment = Deployment.of(environment)
        let alarm = try #require(deployment.alarm("novialoom-\(worker)-messages-done-\(environment.rawValue)"))
        let metrics = alarm["Metrics"]?.array ?? []
        #expect(metrics.first?["Expression"] == "visible + FILL(inflight, 0)")
        #expect(
            metrics.compactMap { $0["MetricStat"]?["Metric"]?["MetricName"]?.string } == [
                "ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible",
            ])
        for metric in metrics.dropFirst() {
            #expect(metric["MetricStat"]?["Metric"]?["Dimensions"]?[0]?["Value"]?.string == deployment.queue(of: worker))
        }
    }
}

extension Deployment {
    func alarm(_ name: String) -> DeployedResource? { all("AWS::CloudWatch::Alarm").first { $0.text("AlarmName") == name } }

    func queue(of worker: String) -> String? { WorkerTests.queues[worker].map { "novialoom-\($0)-\(app.environment)" } }
}
