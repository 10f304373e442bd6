import AWS
import Documents
import Loom
import LoomTesting
import Testing

@Suite struct DeploymentTests {
    @Test func `an app is synthesized in a line, and its stacks are those of the environment`() {
        #expect(ShopApp.prod.app.findings == [])
        #expect(ShopApp.prod.templates.map(\.name) == ["data", "readers"])
        #expect(ShopApp.prod["data.Orders"]?.text("QueueName") == "shop-orders-prod")
    }

    @Test func `a stack is synthesized alone`() {
        #expect(QueueStack.deployment.resources.map(\.id) == ["stack.Orders", "stack.Returns"])
        #expect(QueueStack.deployment["Returns"]?.id == "stack.Returns")
    }

    @Test func `values are followed through the stacks to where they come from`() {
        #expect(ShopApp.prod["readers.Place"]?["Value"] == ["Ref": "DataOrdersArn"])
        #expect(ShopApp.prod["readers.Place"]?.text("Value") == "data.Orders.Arn")
        #expect(ShopApp.prod["data.Files"]?.text("BucketName") == "shop-files-prod-{account}")
        #expect(ShopApp.prod["data.Orders"]?.text("RedrivePolicy", "deadLetterTargetArn") == "data.OrdersDeadLetters.Arn")
    }

    @Test func `of a deployment one stack can be looked at`() {
        #expect(ShopApp.prod.stack("readers").resources.map(\.id) == ["readers.Place"])
        #expect(ShopApp.prod.stack("nothing").resources.isEmpty)
    }

    @Test func `resources are found by type, typed or not`() {
        #expect(ShopApp.prod.all(SQS.Queue.self).map(\.id) == ["data.OrdersDeadLetters", "data.Orders"])
        #expect(ShopApp.prod.all("AWS::SQS::Queue", "AWS::SSM::Parameter").count == 3)
    }

    @Test func `a template that somebody wrote is a deployment, too`() throws {
        let deployment = try Deployment(
            yaml: """
                Parameters: {Env: {Type: String}}
                Resources:
                  Orders: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Sub 'shop-${Env}-${AWS::Region}-${!Kept}'}}
                  Note: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: !Sub ['${Where}!', {Where: !GetAtt Orders.Arn}]}}
                """, region: .virginia)
        #expect(deployment["Orders"]?.text("QueueName") == "shop-template.Env-us-east-1-${Kept}")
        #expect(deployment["template.Note"]?.text("Value") == "template.Orders.Arn!")
        #expect(throws: ReadingError.self) { try Deployment(yaml: "Resources: [") }
    }

    @Test func `a template is read from a file of the package`() throws {
        let deployment = try Deployment(reading: "Tests/Fixtures/templates/queue.yaml")
        #expect(deployment["queue.Orders"]?.type == "AWS::SQS::Queue")
        let finding = deployment.findings(of: TemplateRule("found", on: "AWS::SQS::Queue") { _ in "is there" }).first
        #expect(finding?.description == "Tests/Fixtures/templates/queue.yaml:4: error: is there [found]")
        #expect(throws: FileProblem.self) { try Deployment(reading: "Tests/Fixtures/templates/none.yaml") }
    }
}
