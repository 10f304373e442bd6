import Documents
import EnvironmentExamples
import TemplateReading
import Testing

@testable import Graph

@Suite("Graph")
struct GraphTests {
    private static let resources = """
        Queue: {Type: 'AWS::SQS::Queue'}
        Bucket: {Type: 'AWS::S3::Bucket'}
        Role: {Type: 'AWS::IAM::Role'}
        Function: {Type: 'AWS::Lambda::Function', Properties: {Role: !GetAtt Role.Arn, FunctionName: f, VpcConfig: {SecurityGroupIds: [sg-1]}}}
        LogGroup: {Type: 'AWS::Logs::LogGroup'}
        Api: {Type: 'AWS::ApiGateway::RestApi'}
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            Roles: [!Ref Role]
            PolicyDocument:
              Statement:
              - {Effect: Allow, Action: ['s3:GetObject', 's3:PutObject'], Resource: !Sub '${Bucket.Arn}/*'}
              - {Effect: Allow, Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], Resource: !GetAtt Queue.Arn}
              - {Effect: Allow, Action: 'logs:PutLogEvents', Resource: !GetAtt LogGroup.Arn}
              - {Effect: Deny, Action: 's3:DeleteObject', Resource: !Sub '${Bucket.Arn}/*'}
        Permission:
          Type: AWS::Lambda::Permission
          Properties:
            FunctionName: f
            Action: lambda:InvokeFunction
            Principal: apigateway.amazonaws.com
            SourceArn: !Sub 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*'
        """

    private func graph(_ level: SystemGraph.Level) throws -> SystemGraph {
        SystemGraph(of: try EnvironmentView(["app": Self.resources]), title: "a \"system\"", level: level)
    }

    @Test("an arrow stands for what rights, triggers and the network let pass")
    func arrows() throws {
        #expect(
            try graph(.system).edges.map { "\($0.from) \($0.labels) \($0.to)" } == [
                #"users ["tcp 443"] app/Api"#, #"app/Queue ["receives"] app/Function"#, #"app/Function ["reads", "writes"] app/Bucket"#,
                #"app/Api ["invokes"] app/Function"#,
            ])
    }

    @Test(
        "a task that no service runs goes where the group of its own tag lets it, and no other group's way", arguments: ["tools", "others"])
    func tasks(owner: String) throws {
        let resources = """
            Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {Tags: [{Key: service, Value: tools}]}}
            Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: a, Tags: [{Key: service, Value: \(owner)}]}}
            Database: {Type: 'AWS::RDS::DBInstance', Properties: {VPCSecurityGroups: [!Ref DatabaseGroup]}}
            DatabaseGroup:
              Type: AWS::EC2::SecurityGroup
              Properties:
                GroupDescription: b
                SecurityGroupEgress: [{IpProtocol: '-1', CidrIp: 127.0.0.1/32}]
                SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref Group}]
            """
        let edges = SystemGraph(of: try EnvironmentView(["app": resources]), title: "", level: .system).edges
        #expect(edges.contains(.init(from: "app/Task", to: "app/Database", labels: ["tcp 5432"])) == (owner == "tools"))
    }

    @Test("the closest look has what the system's leaves out, and the stacks' has stacks alone")
    func levels() throws {
        #expect(try graph(.resource).edges.contains { $0.to == "app/LogGroup" && $0.labels == ["writes"] })
        #expect(try graph(.stack).edges.map { "\($0.from) \($0.to)" } == ["users app"])
    }

    @Test("the stacks' picture has all of them, and users only where they come to one")
    func stacks() throws {
        let environment = try EnvironmentView(["app": Self.resources, "watch": "Topic: {Type: 'AWS::SNS::Topic'}"])
        #expect(SystemGraph(of: environment, title: "", level: .stack).nodes.map(\.id) == ["users", "app", "watch"])
        #expect(!SystemGraph(of: environment, title: "", level: .system).nodes.contains { $0.stack == "watch" })
        let quiet = try EnvironmentView(["watch": "Topic: {Type: 'AWS::SNS::Topic'}"])
        #expect(SystemGraph(of: quiet, title: "", level: .stack).nodes.map(\.id) == ["watch"])
    }

    @Test("a picture of nothing says so in its title, and programs read that there is nothing")
    func nothing() throws {
        let graph = SystemGraph(title: "shop account")
        #expect(DOTGraph.text(graph).contains(#"label="shop account: nothing to draw at this level""#))
        #expect(MermaidGraph.text(graph).contains(#"title: "shop account: nothing to draw at this level""#))
        #expect(JSONGraph.json(graph) == ["title": "shop account", "nodes": [], "edges": []])
    }

    @Test("both languages take whatever a name holds")
    func escaping() throws {
        var graph = SystemGraph(title: "a \"b\" <c> `d`")
        graph.nodes = [
            .init(id: "s/A-b", label: "x\"];\ny", kind: "<script>", shape: .store, stack: "s\"1"),
            .init(id: "s/A_b", label: "end", kind: "k", shape: .other, stack: nil),
        ]
        graph.edges = [.init(from: "s/A-b", to: "s/A_b", labels: ["\"|a"])]
        let mermaid = MermaidGraph.text(graph)
        #expect(mermaid.contains("n_s_A_b -->|\"#34;#124;a\"| n_s_A_b_2") || mermaid.contains("n_s_A_b_2 -->"), "\(mermaid)")
        #expect(!mermaid.contains("<script>") && !mermaid.contains("\\\"") && !mermaid.contains("`"))
        let dot = DOTGraph.text(graph)
        #expect(dot.contains(#"label="x\"];\ny\n<script>""#), "\(dot)")
    }

    @Test("arrows of one kind are drawn alike, those of several kinds apart, and both languages say it")
    func kinds() throws {
        var graph = try graph(.system)
        graph.edges.append(.init(from: "app/Function", to: "app/Queue", labels: ["sends", "tcp 443"]))
        #expect(graph.edges.map(\.kind) == [.network, .messages, .data, .acts, .mixed])
        let dot = DOTGraph.text(graph)
        #expect(dot.contains(##"n_app_Queue -> n_app_Function [label="receives", class="messages", color="#b03a82""##))
        #expect(dot.contains(#"n_app_Bucket [label="Bucket\nbucket", class="store", shape=cylinder"#))
        #expect(dot.contains(#"label="a \"system\"""#) && DOTGraph.text(graph, isTitled: false).contains(#"graph [label="","#))
        let mermaid = MermaidGraph.text(graph)
        #expect(mermaid.contains("linkStyle 1 stroke:#b03a82") && mermaid.contains("linkStyle 4 stroke:#5b6b7b"))
        #expect(mermaid.contains("class n_app_Bucket store"))
    }

    @Test("JSON says the same")
    func json() throws {
        let json = JSONGraph.json(try graph(.system))
        #expect(json["nodes"]?[0] == ["id": "users", "label": "Users", "kind": "internet"])
        #expect(json["nodes"]?[1] == ["id": "app/Queue", "label": "Queue", "kind": "queue", "stack": "app"])
        #expect(json["edges"]?[1] == ["from": "app/Queue", "to": "app/Function", "labels": ["receives"]])
    }
}
