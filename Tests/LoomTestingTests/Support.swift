import AWS
import CloudFormationModel
import Loom
import Synchronization
import Testing

@testable import LoomTesting

/// The messages of the issues that `body` would record.
func issues(_ body: () throws -> Void) rethrows -> [String] {
    let messages = Mutex<[String]>([])
    try Issue.Collector.$current.withValue({ message, _ in messages.withLock { $0.append(message) } }, operation: body)
    return messages.withLock { $0 }
}

/// Two queues that differ in little.
struct QueueStack: Stack {
    let description = "Queues"
    static let line = #line + 1
    let orders = SQS.Queue(queueName: "shop-orders", visibilityTimeout: 900)
    let returns = SQS.Queue(queueName: "shop-returns", visibilityTimeout: 30)

    static let deployment = Deployment(of: QueueStack())
}

/// What makes something, and in a second stack what reads it.
struct ShopApp: App {
    enum Environment: String, DeploymentEnvironment { case dev, prod }

    struct Data: Stack {
        let description = "Data"
        let orders = WorkQueue(visibility: .minutes(15))
        let files = Loom.Bucket()
        var outputs: [StackOutput] { [StackOutput("Files", files.name, "Where files go")] }
    }

    struct Readers: Stack {
        let description = "Readers"
        let place: Resource
        init(_ data: Data) {
            place = Resource("AWS::SSM::Parameter", ["Type": "String", "Value": Untyped(data.orders.part().attribute("Arn"))])
        }
    }

    static let name = "shop"
    static let sources = "Tests/LoomTestingTests"
    static let region = Region.paris

    let data: Data
    let readers: Readers

    init(_ environment: Environment, release: Release) {
        data = Data()
        readers = Readers(data)
    }

    static let prod = Deployment(of: ShopApp.self, in: .prod)
}
