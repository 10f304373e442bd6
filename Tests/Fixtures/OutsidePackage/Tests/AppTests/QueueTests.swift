import AWS
import Loom
import LoomTesting
import Testing

struct Queues: Stack {
    let description = "Queues"
    let tasks = SQS.Queue(queueName: "tasks", visibilityTimeout: 900)
}

@Suite struct QueueTests {
    let deployment = Deployment(of: Queues())

    @Test func visibility() { deployment.expect(SQS.Queue.self, ["VisibilityTimeout": 900]) }

    @Test func rules() { deployment.expectNoFindings(of: "queue-visibility", "property-range") }

    @Test func template() { expectSnapshot(of: deployment, named: "queues") }
}
