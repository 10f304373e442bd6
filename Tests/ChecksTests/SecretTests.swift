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

    @Test("No rule repeats a secret that it has something else to say of") func isHidden() throws {
        let findings = try RuleTests.findings(
            in: """
                Parameters:
                  One: {Type: String, Default: rosebud, AllowedPattern: '[A-Z]+', NoEcho: true}
                  AdminPassword: {Type: String, Default: rosebud, AllowedValues: [a, b]}
                  Given: {Type: String, Default: 'rosebud,', NoEcho: true}
                Resources:
                  Long: {Type: 'AWS::AmazonMQ::Broker', Properties: {Users: [{Username: a, Password: '\(String(repeating: "rosebud,", count: 9))'}]}}
                  Broker: {Type: 'AWS::AmazonMQ::Broker', Properties: {Users: [{Username: a, Password: 'rosebud,'}, {Username: b, Password: !Ref Given}]}}
                  User: {Type: 'AWS::ElastiCache::User', Properties: {Passwords: [rosebud, rosebud]}}
                """)
        let told = findings.filter { ["parameter-default", "property-pattern", "property-duplicate"].contains($0.rule) }
        #expect(told.count >= 5, "\(told)")
        #expect(told.contains { $0.message.contains("the secret does not match") })
        for finding in findings { #expect(!"\(finding)".contains("rosebud"), "\(finding)") }
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
