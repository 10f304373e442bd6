enum EqualityCases {
    private static func same(_ title: String, _ old: String, _ new: String) -> VerdictTests.Equality {
        VerdictTests.Equality(title: title, old: old, new: new)
    }

    private static func topic(_ name: String) -> String { "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: \(name)}}" }
    private static func named(_ value: String) -> String { "\(topic(value))\nQueue: {Type: 'AWS::SQS::Queue'}" }

    private static func policy(_ statement: String, _ version: String = "") -> String {
        "Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [q], PolicyDocument: {\(version)Statement: \(statement)}}}"
    }

    static let spellings = [
        same("Sub without variables is a literal", topic("!Sub abc"), topic("abc")),
        same("Join of constants is a literal", topic("!Join ['-', [a, b]]"), topic("a-b")),
        same("Join and Sub say the same", named("!Join ['', [a, !Ref Queue, b]]"), named("!Sub 'a${Queue}b'")),
        same("Sub of one Ref is that Ref", named("!Sub '${Queue}'"), named("!Ref Queue")),
        same("GetAtt in both spellings", named("!GetAtt Queue.Arn"), named("{'Fn::GetAtt': [Queue, Arn]}")),
        same("Sub of an attribute is GetAtt", named("!Sub '${Queue.Arn}'"), named("!GetAtt Queue.Arn")),
        same("a variable of Sub", named("!Sub ['${A}-b', {A: !Ref Queue}]"), named("!Sub '${Queue}-b'")),
        same("the region by its name", topic("!Ref 'AWS::Region'"), topic("eu-west-3")),
        same("Select of a list", topic("!Select [1, [a, b]]"), topic("b")),
        same("Split of a constant", topic("!Select ['1', !Split ['.', a.b]]"), topic("b")),
        same(
            "If whose sides are equal",
            "Conditions: {C: !Equals [!Ref P, a]}\nParameters: {P: {Type: String}}\nResources:\n  \(topic("!If [C, a, a]"))", topic("a")),
        same(
            "what is not written and NoValue", topic("a"),
            "Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: a, TopicName: !Ref 'AWS::NoValue'}}"),
        same(
            "numbers and their texts", "A: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 5}}",
            "A: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: '5'}}"),
        same(
            "flags and their texts", "A: {Type: 'AWS::SQS::Queue', Properties: {FifoQueue: true}}",
            "A: {Type: 'AWS::SQS::Queue', Properties: {FifoQueue: 'true'}}"),
        same("texts and numbers", topic("'5'"), topic("5")),
        same(
            "DependsOn as a list", "A: {Type: 'AWS::SNS::Topic', DependsOn: B}\nB: {Type: 'AWS::SQS::Queue'}",
            "A: {Type: 'AWS::SNS::Topic', DependsOn: [B]}\nB: {Type: 'AWS::SQS::Queue'}"),
        same("no properties and none", "A: {Type: 'AWS::SNS::Topic'}", "A: {Type: 'AWS::SNS::Topic', Properties: {}}"),
        same(
            "the policy that stands where none does", topic("a"),
            "Topic: {Type: 'AWS::SNS::Topic', DeletionPolicy: Delete, UpdateReplacePolicy: Delete, Properties: {DisplayName: a}}"),
        same(
            "one action and a list of one", policy("[{Effect: Allow, Action: a, Resource: r}]"),
            policy("[{Effect: Allow, Action: [a], Resource: [r]}]")),
        same("one statement and a list of one", policy("{Effect: Allow, Action: a}"), policy("[{Effect: Allow, Action: a}]")),
        same("a principal", policy("{Effect: Allow, Principal: {AWS: x}}"), policy("{Effect: Allow, Principal: {AWS: [x]}}")),
        same(
            "a condition's value", policy("{Effect: Allow, Condition: {Bool: {'aws:SecureTransport': true}}}"),
            policy("{Effect: Allow, Condition: {Bool: {'aws:SecureTransport': ['true']}}}")),
        same(
            "a policy as a text", policy("[{Effect: Allow, Action: a}]"),
            #"Policy: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [q], PolicyDocument: '{"Statement": {"Effect": "Allow", "Action": ["a"]}}'}}"#
        ),
        same(
            "another name for a condition",
            "Parameters: {P: {Type: String}}\nConditions: {A: !Equals [!Ref P, x]}\nResources:\n  T: {Type: 'AWS::SNS::Topic', Condition: A}",
            "Parameters: {P: {Type: String}}\nConditions: {B: !Equals [x, !Ref P]}\nResources:\n  T: {Type: 'AWS::SNS::Topic', Condition: B}"
        ),
        same("another name for a mapping", "Mappings: {A: {x: {y: z}}}\nResources:\n  \(topic("!FindInMap [A, x, y]"))", topic("z")),
        same(
            "what no deployment ever makes",
            "Conditions: {Never: !Equals [a, b]}\nResources:\n  A: {Type: 'AWS::SNS::Topic', Condition: Never}",
            "Conditions: {Never: !Equals [a, b]}\nResources:\n  A: {Type: 'AWS::SNS::Topic', Condition: Never, Properties: {DisplayName: x}}"
        ),
    ]

    static let orders = [
        same(
            "of resources", "A: {Type: 'AWS::SNS::Topic'}\nB: {Type: 'AWS::SQS::Queue'}",
            "B: {Type: 'AWS::SQS::Queue'}\nA: {Type: 'AWS::SNS::Topic'}"),
        same(
            "of members", "A: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: 5, FifoQueue: true}}",
            "A: {Properties: {FifoQueue: true, DelaySeconds: 5}, Type: 'AWS::SQS::Queue'}"),
        same(
            "of tags", "A: {Type: 'AWS::SNS::Topic', Properties: {Tags: [{Key: a, Value: b}, {Key: c, Value: d}]}}",
            "A: {Type: 'AWS::SNS::Topic', Properties: {Tags: [{Value: d, Key: c}, {Key: a, Value: b}]}}"),
        same(
            "of actions and statements", policy("[{Effect: Allow, Action: [a, b]}, {Effect: Deny, Action: c}]"),
            policy("[{Effect: Deny, Action: c}, {Effect: Allow, Action: [b, a]}]")),
        same(
            "of security groups",
            "A: {Type: 'AWS::Lambda::Function', Properties: {VpcConfig: {SecurityGroupIds: [a, b], SubnetIds: [c, d]}}}",
            "A: {Type: 'AWS::Lambda::Function', Properties: {VpcConfig: {SecurityGroupIds: [b, a], SubnetIds: [d, c]}}}"),
        same(
            "of a container's variables",
            "A: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [{Name: c, Image: i, Environment: [{Name: a, Value: '1'}, {Name: b, Value: '2'}]}]}}",
            "A: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [{Name: c, Image: i, Environment: [{Name: b, Value: '2'}, {Name: a, Value: '1'}]}]}}"
        ),
        same(
            "of what a resource waits for",
            "A: {Type: 'AWS::SNS::Topic', DependsOn: [B, C]}\nB: {Type: 'AWS::SQS::Queue'}\nC: {Type: 'AWS::EC2::EIP'}",
            "A: {Type: 'AWS::SNS::Topic', DependsOn: [C, B]}\nB: {Type: 'AWS::SQS::Queue'}\nC: {Type: 'AWS::EC2::EIP'}"),
        same(
            "of rules that have priorities",
            "A: {Type: 'AWS::WAFv2::WebACL', Properties: {Rules: [{Name: a, Priority: 1}, {Name: b, Priority: 2}]}}",
            "A: {Type: 'AWS::WAFv2::WebACL', Properties: {Rules: [{Name: b, Priority: 2}, {Name: a, Priority: 1}]}}"),
    ]
}
