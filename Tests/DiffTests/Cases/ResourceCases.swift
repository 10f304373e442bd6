extension VerdictCases {
    private static let topic = "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: a}}"

    static let resources = [
        change("a resource is added", topic, "\(topic)\nQueue: {Type: 'AWS::SQS::Queue'}", "Queue added none unaffected"),
        change("a resource is removed", "\(topic)\nRole: {Type: 'AWS::EC2::EIP'}", topic, "Role removed remove unaffected"),
        change(
            "a property changes in place", topic, "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: b}}",
            "Topic changed update unaffected", properties: [#"Properties/DisplayName: "a" → "b""#]),
        change(
            "a property that cannot be changed replaces", "Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}",
            "Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.1.0.0/16}}", "Vpc changed replace unaffected"),
        change(
            "a nested one replaces, too",
            "Check: {Type: 'AWS::Route53::HealthCheck', Properties: {HealthCheckConfig: {Type: TCP, Port: 1}}}",
            "Check: {Type: 'AWS::Route53::HealthCheck', Properties: {HealthCheckConfig: {Type: HTTP, Port: 1}}}",
            "Check changed replace unaffected", properties: [#"Properties/HealthCheckConfig/Type: "TCP" → "HTTP""#]),
        change(
            "its neighbour does not",
            "Check: {Type: 'AWS::Route53::HealthCheck', Properties: {HealthCheckConfig: {Type: TCP, Port: 1}}}",
            "Check: {Type: 'AWS::Route53::HealthCheck', Properties: {HealthCheckConfig: {Type: TCP, Port: 2}}}",
            "Check changed update unaffected"),
        change(
            "one that cannot always be changed may replace", "Vpc: {Type: 'AWS::EC2::VPC', Properties: {InstanceTenancy: default}}",
            "Vpc: {Type: 'AWS::EC2::VPC', Properties: {InstanceTenancy: dedicated}}", "Vpc changed mayReplace unaffected"),
        change(
            "tags differ by key", "Topic: {Type: 'AWS::SNS::Topic', Properties: {Tags: [{Key: a, Value: '1'}, {Key: b, Value: '2'}]}}",
            "Topic: {Type: 'AWS::SNS::Topic', Properties: {Tags: [{Key: b, Value: '3'}, {Key: c, Value: '4'}, {Key: a, Value: '1'}]}}",
            "Topic changed update unaffected",
            properties: [#"Properties/Tags/b/Value: "2" → "3""#, #"Properties/Tags/c: - → {"Key":"c","Value":"4"}"#]),
        change(
            "statements differ by their Sid",
            "Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [q], PolicyDocument: {Statement: [{Sid: A, Effect: Allow, Action: 'sqs:SendMessage', Resource: x}, {Sid: B, Effect: Deny, Action: 'sqs:*', Resource: x}]}}}",
            "Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [q], PolicyDocument: {Statement: [{Sid: B, Effect: Deny, Action: 'sqs:*', Resource: x}, {Sid: A, Effect: Allow, Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'], Resource: x}]}}}",
            "Policy changed update unaffected",
            properties: [#"Properties/PolicyDocument/Statement/A/Action/*: - → "sqs:ReceiveMessage""#]),
        change(
            "rules differ by what they hold",
            "Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: g, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/8}, {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}]}}",
            "Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: g, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}]}}",
            "Group changed update unaffected",
            properties: [
                #"Properties/SecurityGroupIngress/*: {"IpProtocol":"tcp","FromPort":80,"ToPort":80,"CidrIp":"10.0.0.0/8"} → -"#
            ]),
        change(
            "the order of what is tried in turn",
            "A: {Type: 'AWS::CloudFront::Distribution', Properties: {DistributionConfig: {CacheBehaviors: [{PathPattern: a, TargetOriginId: o}, {PathPattern: b, TargetOriginId: o}]}}}",
            "A: {Type: 'AWS::CloudFront::Distribution', Properties: {DistributionConfig: {CacheBehaviors: [{PathPattern: b, TargetOriginId: o}, {PathPattern: a, TargetOriginId: o}]}}}",
            "A changed update unaffected",
            properties: [#"Properties/DistributionConfig/CacheBehaviors/(order): ["a","b"] → ["b","a"]"#]),
        change(
            "the words of a command", "A: {Type: 'AWS::Lambda::Function', Properties: {ImageConfig: {Command: [a, b]}}}",
            "A: {Type: 'AWS::Lambda::Function', Properties: {ImageConfig: {Command: [b, a]}}}", "A changed update unaffected",
            properties: [#"Properties/ImageConfig/Command: ["a","b"] → ["b","a"]"#]),
        change(
            "a policy of CloudFormation's alone changes nothing", topic,
            "Topic: {Type: 'AWS::SNS::Topic', DeletionPolicy: Retain, UpdateReplacePolicy: Retain, Properties: {DisplayName: a}}",
            "Topic changed none unaffected"),
        change(
            "nor does metadata, nor what waits for what", "\(topic)\nQueue: {Type: 'AWS::SQS::Queue'}",
            "Topic: {Type: 'AWS::SNS::Topic', Metadata: {a: b}, DependsOn: Queue, Properties: {DisplayName: a}}\nQueue: {Type: 'AWS::SQS::Queue'}",
            "Topic changed none unaffected"),
        change(
            "another type under the same ID is another resource", "A: {Type: 'AWS::SNS::Topic'}", "A: {Type: 'AWS::SQS::Queue'}",
            "A added none unaffected", "A removed remove unaffected", note: "CloudFormation refuses another type"),
        change(
            "an equal body under another ID is a rename", "\(topic)\nOld: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 5}}",
            "\(topic)\nNew: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 5}}", "Old → New renamed replace lost",
            note: #".formerly("Old")"#),
        change(
            "what refers to what was renamed is only dragged along",
            "Old: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 5}}\nPolicy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [!Ref Old], PolicyDocument: {}}}",
            "New: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 5}}\nPolicy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [!Ref New], PolicyDocument: {}}}",
            "Old → New renamed replace lost", "Policy changed update unaffected", because: ["Queues: Ref of New, which is renamed"],
            properties: []),
        change(
            "a construct that is renamed with its parts is declared once",
            "Old: {Type: 'AWS::SQS::Queue', Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt OldDead.Arn, maxReceiveCount: 3}}}\nOldDead: {Type: 'AWS::SQS::Queue'}",
            "New: {Type: 'AWS::SQS::Queue', Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt NewDead.Arn, maxReceiveCount: 3}}}\nNewDead: {Type: 'AWS::SQS::Queue'}",
            "Old → New renamed replace lost", "OldDead → NewDead renamed replace lost",
            because: ["RedrivePolicy.deadLetterTargetArn: Arn of NewDead, which is renamed"],
            note: #".formerly("Old") on the declaration of New"#),
        change(
            "what reads a resource of another type now reads another resource",
            "A: {Type: 'AWS::SNS::Topic'}\nB: {Type: 'AWS::Lambda::Function', Properties: {Description: !Ref A}}",
            "A: {Type: 'AWS::SQS::Queue'}\nB: {Type: 'AWS::Lambda::Function', Properties: {Description: !Ref A}}",
            "A added none unaffected", "B changed update unaffected", "A removed remove unaffected",
            because: ["Description: Ref of A, which is replaced"]),
        change(
            "an unknown type is not guessed at", "A: {Type: 'Custom::Thing', Properties: {ServiceToken: s, Size: 1}}",
            "A: {Type: 'Custom::Thing', Properties: {ServiceToken: s, Size: 2}}", "A changed unknown unknown"),
    ]
}
