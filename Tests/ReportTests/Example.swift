import Cost
import Diff
import Documents
import EnvironmentExamples
import Graph
import TemplateReading

@testable import Report

/// A small system as a page.
enum Example {
    static let resources = """
        Queue: {Type: 'AWS::SQS::Queue', Properties: {VisibilityTimeout: 60}}
        Gateway: {Type: 'AWS::EC2::NatGateway'}
        Key: {Type: 'AWS::KMS::Key'}
        Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: 'sts:AssumeRole', Principal: {Service: lambda.amazonaws.com}}]}}}
        Function: {Type: 'AWS::Lambda::Function', Properties: {Role: !GetAtt Role.Arn, MemorySize: 512, Timeout: 30}}
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            Roles: [!Ref Role]
            PolicyDocument:
              Statement:
              - {Effect: Allow, Action: ['sqs:SendMessage'], Resource: !GetAtt Queue.Arn}
              - {Effect: Deny, Action: 's3:DeleteObject', Resource: '*', Condition: {Bool: {'aws:SecureTransport': 'false'}}}
        """

    static func report(_ resources: String = resources, picture: SystemReport.Picture = .none("No dot."), findings: [Finding] = []) throws
        -> SystemReport
    {
        let view = try EnvironmentView(["app": resources])
        return SystemReport(
            app: "shop", environment: "prod", region: "eu-west-3", view: view,
            sizes: [.init(name: "app", region: "eu-west-3", bytes: 2_560, places: ["Queue": "stacks/Shop/App.swift:7"])],
            limits: .init(resources: 500, bytes: 1_000_000, inlineBytes: 51_200),
            graph: SystemGraph(of: view, title: "shop prod", level: .system), picture: picture,
            estimate: Estimate(of: view, region: "eu-west-3", prices: .embedded(), usage: Usage()), findings: findings,
            command: "shop report --env prod")
    }

    static func changes(from old: String, to new: String) throws -> ReportedChanges {
        let (old, new) = (try EnvironmentView(["app": old]), try EnvironmentView(["app": new]))
        return ReportedChanges(
            base: "abc, main", summary: "what happens", difference: EnvironmentDifference(from: old, to: new), cost: nil, apis: [],
            note: nil)
    }
}

extension ReportSection {
    /// Its text as a reader sees it, a cell or a paragraph a line.
    var lines: [String] {
        html.text.replacing("<wbr>", with: "").split { "\n".contains($0) }.flatMap { line -> [String] in
            var line = String(line)
            for end in ["</td>", "</th>", "</p>", "</li>", "</h2>", "</h3>", "</summary>", "<br>"] {
                line = line.replacing(end, with: "\n")
            }
            return line.split(separator: "\n").map { part in
                var text = ""
                var isTag = false
                for character in part {
                    if character == "<" { isTag = true }
                    if !isTag { text.append(character) }
                    if character == ">" { isTag = false }
                }
                return text
            }
        }.filter { !$0.isEmpty }
    }
}
