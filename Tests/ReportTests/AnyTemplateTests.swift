import Cost
import Documents
import Graph
import TemplateReading
import Testing

@testable import Report

@Suite("Templates of others")
struct AnyTemplateTests {
    /// What nobody should write, and somebody does.
    static let examples = [
        "{}", "A: 5", "A: {Type: 5}", "A: {Type: 'AWS::RDS::DBInstance', Properties: []}",
        "A: {Type: 'AWS::RDS::DBInstance', Properties: {AllocatedStorage: [1], MultiAZ: {a: b}, Engine: null}}",
        "A: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: !Ref A, DesiredCount: -1, CapacityProviderStrategy: {a: b}}}",
        "A: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: !Ref B, DesiredCount: 99999999999999999999, LaunchType: FARGATE}}\nB: {Type: 'AWS::ECS::TaskDefinition', Properties: {Cpu: many, Memory: '-1'}}",
        "A: {Type: 'AWS::Lambda::Function', Properties: {MemorySize: 1.5e308, Architectures: arm64, Role: !GetAtt A.Arn}}",
        "A: {Type: 'AWS::WAFv2::WebACL', Properties: {Rules: !If [X, [1], 2]}}",
        "A: {Type: 'AWS::CloudWatch::Alarm', Properties: {Metrics: 5, Period: soon}}",
        "A: {Type: 'AWS::DynamoDB::Table', Properties: {ProvisionedThroughput: {WriteCapacityUnits: 1e400}}}",
        "A: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {Statement: {Effect: Deny, NotPrincipal: '*', NotAction: [1], NotResource: {}}}}}",
        "A: {Type: 'AWS::IAM::Policy', Properties: {Roles: !Ref A, PolicyDocument: {Statement: [1, {}, {Effect: Allow, Action: !Ref A, Resource: !GetAtt [A, B, C]}]}}}",
        "A: {Type: 'AWS::EC2::Volume', Properties: {Size: !Ref A, VolumeType: !Sub '${A}${B}'}}",
    ]

    @Test("make a page, a picture and an estimate, however odd they are", arguments: examples)
    func odd(resources: String) throws {
        let report = try Example.report(resources)
        #expect(report.html.hasSuffix("</html>\n"))
        #expect(report.estimate.totalFixed >= 0 && report.estimate.totalFixed.isFinite && report.estimate.totalUsage >= 0)
        for level in SystemGraph.Level.allCases { _ = DOTGraph.text(SystemGraph(of: report.view, title: "", level: level)) }
        _ = try JSON(parsing: JSONWriter.bytes(report.estimate.json))
    }
}
