import CloudFormationModel
import Loom

protocol Answer: Sendable { static var isYes: Bool { get } }
enum Yes: Answer { static let isYes = true }
enum No: Answer { static let isYes = false }

/// Two queues, declared in one order or in the other.
struct Ordered<First: Answer>: App {
    static var name: String { "shop" }
    static var sources: String { "stacks/Shop" }
    static var region: Region { .paris }

    let data: any Stack

    init(_ environment: ShopApp.Environment, release: Release) { data = First.isYes ? Forwards() : Backwards() }

    struct Forwards: Stack {
        let description = "Two queues"
        let orders = Resource("AWS::SQS::Queue", ["VisibilityTimeout": 60])
        let invoices = Resource("AWS::SQS::Queue", ["VisibilityTimeout": 30])
    }

    struct Backwards: Stack {
        let description = "Two queues"
        let invoices = Resource("AWS::SQS::Queue", ["VisibilityTimeout": 30])
        let orders = Resource("AWS::SQS::Queue", ["VisibilityTimeout": 60])
    }
}
