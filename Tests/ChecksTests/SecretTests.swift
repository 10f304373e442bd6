import Documents
import Testing

@testable import Checks

@Suite struct SecretTests {
    @Test("What is said of a secret does not hold it") func isNotRepeated() throws {
        for item in RuleCases.secrets where item.isRefused {
            for finding in try RuleTests.findings(in: item.template) where finding.rule.contains("secret") {
                #expect(!"\(finding)".contains("rosebud") && !"\(finding)".contains("Q7Q7"), "\(finding)")
            }
        }
    }

    @Test("A secret is told by its own place") func place() throws {
        let finding = try RuleTests.findings(
            in:
                "Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [{Environment: [{Name: A_TOKEN, Value: rosebud}]}]}}"
        ).first { $0.rule == "plaintext-secret" }
        #expect(finding?.path?.description == "/Resources/Task/Properties/ContainerDefinitions/0/Environment/0/Value")
        #expect(finding?.logicalID == "Task")
    }
}
