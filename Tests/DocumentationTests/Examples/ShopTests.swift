import AWS
import Loom
import LoomTesting
import Testing

@Suite struct ShopTests {
    static let prod = Deployment(of: ShopApp.self, in: .prod)

    @Test("nothing is refused, open or in plain text", arguments: ShopApp.Environment.allCases)
    func findings(in environment: ShopApp.Environment) {
        Deployment(of: ShopApp.self, in: environment).expectNoFindings()
    }

    @Test func `a mail is hidden for longer than a function works on it`() {
        Self.prod.expect(at: "data.Mails", ["QueueName": "shop-mails-prod", "VisibilityTimeout": 360])
        Self.prod.expect(at: "work.MailsFunction", ["Timeout": .within(...60)])
    }

    @Test func `orders outlive their stack`() {
        Self.prod.expectEach(DynamoDB.Table.self, ["DeletionProtectionEnabled": true], attributes: ["DeletionPolicy": .not("Delete")])
    }

    @Test func `every queue has a dead-letter queue, or is one`() {
        Self.prod.expectNoFindings(of: "queue-dead-letters")
    }
}
