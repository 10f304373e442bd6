import AWS
import Documents
import LoomTesting
import Testing

/// What a failed expectation says.
@Suite struct ResourceExpectationTests {
    let queues = QueueStack.deployment
    let orders = "LoomTestingTests/Support.swift:\(QueueStack.line)"
    let returns = "LoomTestingTests/Support.swift:\(QueueStack.line + 1)"

    @Test func `nothing where it holds, and the resource for more questions`() {
        #expect(issues { queues.expect(SQS.Queue.self, ["VisibilityTimeout": 900]) } == [])
        #expect(queues.expect("AWS::SQS::Queue", ["VisibilityTimeout": 30])?.id == "stack.Returns")
    }

    @Test func `the nearest resource, its declaration, and each place that differs`() {
        let messages = issues { queues.expect(SQS.Queue.self, ["QueueName": "shop-return", "VisibilityTimeout": .within(60...900)]) }
        #expect(
            messages == [
                """
                none of 2 AWS::SQS::Queue is as expected; the nearest is stack.Orders (\(orders)):
                  /Properties/QueueName: expected "shop-return", found "shop-orders"
                """
            ])
    }

    @Test func `of resources with as many differences that with the likest texts`() {
        let messages = issues { queues.expect(SQS.Queue.self, ["QueueName": "shop-return"]) }
        #expect(messages.first?.contains(#"stack.Returns (\#(returns))"#) == true)
        #expect(messages.first?.contains(#"expected "shop-return", found "shop-returns""#) == true)
    }

    @Test func `deep paths, and what a function stands for`() {
        let messages = issues {
            ShopApp.prod.expect(
                at: "data.Orders", ["RedrivePolicy": ["deadLetterTargetArn": "data.Lost.Arn", "maxReceiveCount": 5], "DelaySeconds": .any])
        }
        #expect(messages.count == 1)
        #expect(
            messages[0].split(separator: "\n").dropFirst() == [
                #"  /Properties/RedrivePolicy/deadLetterTargetArn: expected "data.Lost.Arn", found {"Fn::GetAtt":["OrdersDeadLetters","Arn"]}, which is data.OrdersDeadLetters.Arn"#,
                "  /Properties/RedrivePolicy/maxReceiveCount: expected 5, found 3",
                "  /Properties/DelaySeconds: expected anything, found nothing",
            ])
    }

    @Test func `attributes beside properties`() {
        #expect(issues { ShopApp.prod.expectEach(SQS.Queue.self, [:], attributes: ["DeletionPolicy": .any]) } == [])
        let messages = issues { queues.expect(at: "Orders", attributes: ["DeletionPolicy": "Retain"]) }
        #expect(messages.first?.hasSuffix("  /DeletionPolicy: expected \"Retain\", found nothing") == true)
    }

    @Test func `the nearest element of a list`() throws {
        let deployment = try Deployment(
            yaml: """
                Resources:
                  Web: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: d, SecurityGroupIngress: [
                    {IpProtocol: tcp, FromPort: 80, ToPort: 80}, {IpProtocol: udp, FromPort: 53, ToPort: 53}]}}
                """)
        let messages = issues {
            deployment.expect(EC2.SecurityGroup.self, ["SecurityGroupIngress": .containing(["IpProtocol": "udp", "FromPort": 54])])
        }
        #expect(
            messages == [
                """
                AWS::EC2::SecurityGroup template.Web (template:2) is not as expected:
                  /Properties/SecurityGroupIngress: expected an element {IpProtocol: "udp", FromPort: 54}, found 2 elements, the nearest at 1
                  /Properties/SecurityGroupIngress/1/FromPort: expected 54, found 53
                """
            ])
    }

    @Test func `expectEach names each that differs, and is not met by none`() {
        let messages = issues { queues.expectEach(SQS.Queue.self, ["VisibilityTimeout": .within(...60)]) }
        #expect(
            messages == [
                """
                AWS::SQS::Queue stack.Orders (\(orders)) is not as expected:
                  /Properties/VisibilityTimeout: expected 60 or less, found 900
                """
            ])
        #expect(issues { queues.expectEach("AWS::SNS::Topic", [:]) } == ["QueueStack: there is no AWS::SNS::Topic"])
    }

    @Test func `expectCount lists what there is`() {
        #expect(issues { queues.expectCount(2, of: SQS.Queue.self) } == [])
        #expect(issues { queues.expectCount(0, of: SQS.Queue.self, ["FifoQueue": true]) } == [])
        #expect(
            issues { queues.expectCount(0, of: SQS.Queue.self, ["VisibilityTimeout": 30]) } == [
                "QueueStack: expected 0 AWS::SQS::Queue, found 1:\n  stack.Returns (\(returns))"
            ])
    }

    @Test func `expectCount shows the nearest of those that are not counted`() {
        #expect(
            issues { queues.expectCount(2, of: SQS.Queue.self, ["VisibilityTimeout": .within(60...)]) } == [
                """
                QueueStack: expected 2 AWS::SQS::Queue, found 1:
                  stack.Orders (\(orders))
                the nearest other is stack.Returns (\(returns)):
                  /Properties/VisibilityTimeout: expected 60 or more, found 30
                """
            ])
    }

    @Test func `a function in the place of an object is one difference`() throws {
        let deployment = try Deployment(
            yaml: "Resources: {Jobs: {Type: AWS::SQS::Queue, Properties: {RedrivePolicy: !If [Some, {a: 1}, {b: 2}]}}}")
        let messages = issues { deployment.expect(at: "Jobs", ["RedrivePolicy": ["maxReceiveCount": 5, "deadLetterTargetArn": .any]]) }
        #expect(messages.first?.split(separator: "\n").count == 2)
        #expect(messages.first?.contains(#"found {"Fn::If":["Some",{"a":1},{"b":2}]}"#) == true)
    }

    @Test func `a misspelt property fails whatever is asked of it`() {
        let wanted = [#"AWS::SQS::Queue has no property "VisibiltyTimeout"; did you mean "VisibilityTimeout"?"#]
        #expect(issues { queues.expect(SQS.Queue.self, ["VisibiltyTimeout": .absent]) } == wanted)
        #expect(issues { queues.expectEach(SQS.Queue.self, ["VisibiltyTimeout": .absent]) } == wanted)
        #expect(issues { queues.expectCount(0, of: SQS.Queue.self, ["VisibiltyTimeout": 1]) } == wanted)
        #expect(issues { queues.expect(at: "Orders", ["VisibiltyTimeout": .absent]) } == wanted)
        let nested = issues { queues.expect("AWS::Lambda::Function", ["VpcConfig": ["SubnetId": .absent]]) }
        #expect(nested == [#"AWS::Lambda::Function has no property "SubnetId"; did you mean "SubnetIds"?"#])
    }

    @Test func `a misspelt type, resource or stack gets the nearest names`() {
        #expect(
            issues { queues.expect("AWS::SQS::Queues") } == [
                "QueueStack: there is no AWS::SQS::Queues, nor is it a type of AWS; did you mean AWS::SQS::Queue?"
            ])
        #expect(
            issues { queues.expect(at: "stack.Order") } == [
                #"QueueStack: there is no resource "stack.Order"; did you mean stack.Orders?"#
            ])
    }

    @Test func `outputs are expected by name and value`() {
        #expect(issues { ShopApp.prod.expectOutput("data.Files", "shop-files-prod-{account}") } == [])
        #expect(issues { ShopApp.prod.expectOutput("Files") } == [])
        #expect(
            issues { ShopApp.prod.expectOutput("data.File") } == [
                #"shop in prod: there is no output "data.File"; did you mean data.Files?"#
            ])
        let messages = issues { ShopApp.prod.expectOutput("Files", .like("*-dev")) }
        #expect(messages.first?.hasPrefix("shop in prod: output data.Files is not as expected:\n  /Outputs/Files/Value: ") == true)
    }

    @Test func `a failure is the test's own, at the line of the expectation`() {
        withKnownIssue {
            queues.expect(SQS.Queue.self, ["VisibilityTimeout": 1])
        } matching: { issue in
            issue.sourceLocation?.fileName == "ResourceExpectationTests.swift" && issue.sourceLocation?.line == #line - 2
                && issue.comments.first?.rawValue.contains("expected 1, found 30") == true
        }
    }
}
