import CloudFormationModel
import Loom

/// A system of two stacks, small enough to know every byte of, and one more per account.
struct ShopApp: App {
    enum Environment: String, DeploymentEnvironment {
        case account, dev, prod
    }

    static let name = "shop"
    static let sources = "stacks/Shop"
    static let region = Region.paris
    static let services = [
        ServiceDescription("cart", source: "cart-service/", repository: "shop-cart", runsOn: .lambda),
        ServiceDescription("orders", source: "orders-service/", repository: "shop-orders", runsOn: .fargate),
    ]

    let registry: RegistryStack?
    let data: DataStack?
    let api: APIStack?

    init(_ environment: Environment, release: Release) {
        guard environment != .account else {
            registry = RegistryStack()
            data = nil
            api = nil
            return
        }
        registry = nil
        let data = DataStack()
        self.data = data
        api = APIStack(reading: data, tag: release.tag(of: "cart"))
    }
}

struct RegistryStack: Stack {
    let description = "What exists once per account"
    let images = Resource("AWS::ECR::Repository", ["RepositoryName": "shop-cart"])
}

struct DataStack: Stack {
    let description = "What keeps state"
    let isProtected = true
    let orders = Resource("AWS::SQS::Queue", ["VisibilityTimeout": 60])
}

struct APIStack: Stack {
    let description = "What answers"
    let settings: Resource
    let definition = DocumentReader(path: "swagger/shop.json")

    init(reading data: DataStack, tag: String) {
        settings = Resource("AWS::SSM::Parameter", ["Type": "String", "Value": "\(data.orders.ref) \(tag)"])
    }
}

/// Reads a document of the repository and publishes it.
struct DocumentReader: Construct {
    let path: String
    var handle: Handle

    init(path: String, file: String = #fileID, line: Int = #line) {
        self.path = path
        handle = Handle("document", file: file, line: line)
    }

    func build(in scope: Scope) {
        guard let document = scope.document(path) else { return }
        scope.publish(document.root, as: "openapi.json")
        scope.add("", Resource("AWS::SSM::Parameter", ["Type": "String", "Value": Untyped(.string(document.root["title"]?.string ?? ""))]))
    }
}
