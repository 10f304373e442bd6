import AWS
import Documents
import Loom
import LoomTesting
import Testing

@Suite struct RuleExpectationTests {
    static let short = """
        Resources:
          Orders: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: 30}}
          Work: {Type: 'AWS::Lambda::Function', Properties: {Timeout: 60, Runtime: python3.13, Handler: a.b, Role: 'arn:aws:iam::123456789012:role/r', Code: {ZipFile: ''}}}
          Feed: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Work}}
        """

    @Test func `a rule of check runs in a line`() throws {
        let deployment = try Deployment(yaml: Self.short)
        #expect(issues { deployment.expectFindings(of: "queue-visibility", at: "Feed") } == [])
        #expect(issues { deployment.expectNoFindings(of: "property-range", "unknown-property") } == [])
        let messages = issues { deployment.expectNoFindings(of: "queue-visibility") }
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("template: 1 finding\n  template:4: error: /Resources/Feed/Properties") == true)
        #expect(messages.first?.hasSuffix("[queue-visibility]") == true)
    }

    @Test func `all rules run in a line, from a severity on`() throws {
        let deployment = try Deployment(yaml: "Resources: {Orders: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 901}}}")
        #expect(issues { deployment.expectNoFindings(from: .error) }.first?.contains("[property-range]") == true)
        #expect(issues { QueueStack.deployment.expectNoFindings(from: .error) } == [])
        // Errors count from the level of a warning on; what is told for information does not.
        #expect(issues { deployment.expectNoFindings() }.first?.contains("[property-range]") == true)
        let large = try Deployment(yaml: Self.parameters(count: 170))
        #expect(large.findings(of: "template-share").map(\.severity) == [.info])
        #expect(issues { large.expectNoFindings() } == [])
        #expect(issues { large.expectNoFindings(from: .info) }.first?.contains("[template-share]") == true)
    }

    static func parameters(count: Int) -> String {
        "Parameters:\n" + (0..<count).map { "  P\($0): {Type: String}\n" }.joined() + "Resources: {Jobs: {Type: AWS::SQS::Queue}}"
    }

    @Test func `what is accepted with a reason is found and passes`() throws {
        let deployment = try Deployment(
            yaml: "Resources: {Audit: {Type: 'AWS::Logs::LogGroup', Metadata: {Loom: {Accepted: {log-retention: for the auditors}}}}}")
        #expect(issues { deployment.expectFindings(of: "log-retention", at: "Audit") } == [])
        #expect(issues { deployment.expectNoFindings() } == [])
        #expect(issues { deployment.expectNoFindings(of: "log-retention") } == [])
    }

    @Test func `what synth found counts, too, at the line of the declaration`() {
        struct Long: Stack {
            let description = "A queue that hides its messages for too long"
            let jobs = WorkQueue(visibility: .hours(25))
        }
        let line = #line - 2
        let messages = issues { Deployment(of: Long()).expectNoFindings(of: "queue-visibility") }
        #expect(messages.first?.contains("LoomTestingTests/RuleExpectationTests.swift:\(line): error: ") == true)
    }

    @Test func `a rule that is not there is told, not passed`() {
        let messages = issues { QueueStack.deployment.expectNoFindings(of: "queue-visibilty") }
        #expect(messages.first?.contains(#"there is no rule "queue-visibilty"; did you mean "queue-visibility"?"#) == true)
    }

    @Test func `a rule of one's own is a matcher, with findings at the declarations`() {
        let rule = TemplateRule("short-visibility", on: SQS.Queue.self, ["VisibilityTimeout": .within(...60)])
        #expect(issues { QueueStack.deployment.expectFindings(of: rule, at: "Orders") } == [])
        #expect(
            issues { QueueStack.deployment.expectNoFindings(of: rule) } == [
                """
                QueueStack: 1 finding
                  LoomTestingTests/Support.swift:\(QueueStack.line): error: /Resources/Orders/Properties/VisibilityTimeout: expected 60 or less, found 900 [short-visibility]
                """
            ])
    }

    @Test func `what a rule finds beside what was expected is told`() {
        let rule = TemplateRule("named", on: "AWS::SQS::Queue") { _ in "has a name" }
        #expect(issues { QueueStack.deployment.expectFindings(of: rule, at: "Orders", "Returns") } == [])
        #expect(issues { QueueStack.deployment.expectFindings(of: rule) } == [])
        #expect(
            issues { QueueStack.deployment.expectFindings(of: rule, at: "Orders") } == [
                """
                QueueStack: rule named does not find what was expected:
                  stack.Returns: LoomTestingTests/Support.swift:\(QueueStack.line + 1): error: has a name [named]
                """
            ])
    }

    @Test func `a rule of one's own is a function of a resource`() {
        let rule = TemplateRule("plural") { $0.logicalID.hasSuffix("s") ? nil : "is no plural" }
        #expect(issues { QueueStack.deployment.expectNoFindings(of: rule) } == [])
        #expect(ShopApp.prod.findings(of: rule).map(\.logicalID).contains("Place"))
        #expect(
            issues { QueueStack.deployment.expectFindings(of: rule, at: "Orders") } == [
                "QueueStack: rule plural does not find what was expected:\n  nothing at stack.Orders"
            ])
    }

    @Test func `a rule of one's own about a misspelt property is broken, not kept`() {
        let rule = TemplateRule("typo", on: SQS.Queue.self, ["VisibiltyTimeout": .absent])
        #expect(issues { QueueStack.deployment.expectNoFindings(of: rule) }.count == 1)
    }
}
