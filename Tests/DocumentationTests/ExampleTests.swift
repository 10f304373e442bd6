import Loom
import LoomTesting
import Testing

/// What the articles say of their examples.
@Suite struct ExampleTests {
    @Test func `a property's name is the logical ID, and names are app, property and environment`() {
        ShopTests.prod.expect(at: "data.Orders", ["TableName": "shop-orders-prod"])
        ShopTests.prod.expect(at: "data.MailsDeadLetters", ["QueueName": "shop-mails-dead-letters-prod"])
    }

    @Test func `a grant brings a statement and a variable, and no way through a network where none is needed`() {
        ShopTests.prod.expect(
            at: "work.OrdersFunction", ["VpcConfig": .absent, "Environment": ["Variables": ["ORDERS_TABLE": "shop-orders-prod"]]])
        let policy = ShopTests.prod.resources.first { $0.type == "AWS::IAM::Policy" && $0.text("PolicyName")?.contains("orders") == true }
        #expect(policy?.text("PolicyDocument").map { $0.contains("dynamodb:GetItem") && !$0.contains("dynamodb:Scan") } == true)
    }

    @Test func `a database brings a function into the network`() {
        let app = Deployment(of: LedgerStack(images: Images(of: ShopApp.self, release: .placeholder), logging: Logging(.oneMonth)))
        app.expect(at: "EntriesFunction", ["VpcConfig": .any])
    }

    @Test func `a mistake of a construct is told at its declaration`() {
        struct Wrong: Stack {
            let description = "An inbox that SQS refuses"
            let mails = Inbox(keeping: .seconds(30))
        }
        Deployment(of: Wrong()).expectFindings(of: "inbox-retention", at: "Mails")
    }

    @Test func `what was renamed keeps its ID and name, a later generation has another name`() {
        let names = Deployment(of: NamesStack())
        names.expect(at: "Inbox", ["QueueName": "test-inbox-test"])
        names.expect(at: "Captures", ["BucketName": .like("test-captures-test-2-*")])
    }
}
