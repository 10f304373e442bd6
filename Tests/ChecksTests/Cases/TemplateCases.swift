extension RuleCases {
    private static func parameter(_ parameter: String) -> String { "Parameters: {P: {\(parameter)}}\nResources: {}" }

    private static func alias(default name: String) -> String {
        """
        Parameters: {Name: {Type: String, Default: \(name)}}
        Resources: {Alias: {Type: 'AWS::KMS::Alias', Properties: {AliasName: !Ref Name, TargetKeyId: !ImportValue key}}}
        """
    }

    private static func function(role: String) -> String {
        """
        Conditions: {Some: !Equals [!Ref 'AWS::Region', eu-west-3]}
        Resources:
          Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {}}}
          Function: {Type: 'AWS::Lambda::Function', Properties: {Role: \(role), Code: {ZipFile: pass}}}
        """
    }

    private static func schedule(_ expression: String) -> String {
        "Rule: {Type: 'AWS::Events::Rule', Properties: {ScheduleExpression: '\(expression)'}}"
    }

    private static let bucket = "Bucket: {Type: 'AWS::S3::Bucket', Properties: {"

    static let templates = [
        // The registry bounds the length of these objects, which says nothing of their type.
        accepted("property-type", bucket + "CorsConfiguration: {CorsRules: [{AllowedMethods: [GET], AllowedOrigins: ['*']}]}}}"),
        refused("property-type", bucket + "CorsConfiguration: {CorsRules: [GET]}}}"),
        accepted(
            "unknown-condition",
            """
            Transform: AWS::LanguageExtensions
            Conditions: {'Fn::ForEach::Regions': [Name, [One, Two], {'Is${Name}': !Equals [!Ref 'AWS::Region', !Ref Name]}]}
            Resources: {Queue: {Type: 'AWS::SQS::Queue', Condition: IsOne}}
            """),
        refused("template-shape", "Resource: {}\nResources: {}"), refused("template-shape", "Outputs: {A: {Value: a}}"),
        refused("template-shape", "Resources: {A: {Type: 'AWS::SQS::Queue', Properties: a}}"),
        refused("template-shape", "Resources: {A: {Type: 'AWS::SQS::Queue', UpdateReplacePolicy: RetainExceptOnCreate}}"),
        refused("template-shape", "Resources: {}\nOutputs: {A: {Export: {Name: a}}}"),
        refused("template-shape", "Resources: {}\nOutputs: {A: {Value: !GetAZs ''}}"),
        refused(
            "template-shape",
            "Resources: {Z: {Type: 'AWS::Route53::HostedZone', Properties: {Name: a.example}}}\nOutputs: {A: {Value: !GetAtt Z.NameServers}}"
        ),
        accepted(
            "template-shape", "Resources: {}\nOutputs: {A: {Value: !Select [0, !GetAZs '']}, B: {Value: 5}, C: {Value: !ImportValue c}}"),
        accepted("template-shape", "Transform: 'AWS::Serverless-2016-10-31'\nGlobals: {}\nResources: {}"),
        refused("unknown-reference", "A: {Type: 'AWS::SQS::Queue', DependsOn: Nothing}"),
        accepted("unknown-reference", "A: {Type: 'AWS::SQS::Queue'}\nB: {Type: 'AWS::SQS::Queue', DependsOn: A}"),
        refused("reference-shape", function(role: "!Ref Role")), accepted("reference-shape", function(role: "!GetAtt Role.Arn")),
        refused("reference-shape", function(role: "!If [Some, !Ref Role, !GetAtt Role.Arn]")),
        accepted(
            "reference-shape",
            """
            Role: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: {}}}
            Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {TaskRoleArn: !Ref Role}}
            """),
        accepted("snapshot-policy", "A: {Type: 'Custom::Store', DeletionPolicy: Snapshot}"),
        // An empty default waits for what is given.
        accepted("property-pattern", alias(default: "''")), refused("property-pattern", alias(default: "key")),
        refused("parameter-default", parameter("Type: Number, Default: a")),
        refused("parameter-default", parameter("Type: Number, Default: 5, MaxValue: 4")),
        refused("parameter-default", parameter("Type: String, Default: abc, MinLength: 4")),
        refused("parameter-default", parameter("Type: String, Default: abc-, AllowedPattern: '[a-z]+'")),
        accepted("parameter-default", parameter("Type: String, Default: abc, AllowedPattern: '[a-z]+'")),
        accepted("parameter-default", parameter("Type: CommaDelimitedList, Default: 'a, b', AllowedValues: [a, b]")),
        accepted("parameter-default", parameter("Type: Number, Default: 1, AllowedValues: ['1.0']")),
        accepted("parameter-type", parameter("Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>'")),
        accepted("parameter-type", parameter("Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>'")),
        refused("parameter-type", parameter("Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Subnet>'")),
        refused("parameter-type", parameter("Type: 'List<AWS::EC2::KeyPair::KeyName>'")),
        accepted("parameter-type", parameter("Type: 'List<AWS::EC2::Subnet::Id>'")), refused("parameter-type", parameter("Default: a")),
        refused("template-limits", "Outputs: {\((0...200).map { "O\($0): {Value: a}" }.joined(separator: ", "))}\nResources: {}"),
        refused("template-limits", "Mappings: {M: {\((0...200).map { "K\($0): {a: b}" }.joined(separator: ", "))}}\nResources: {}"),
        refused("template-limits", "Description: \(String(repeating: "a", count: 1025))\nResources: {}"),
        refused("logical-id", "Outputs: {Queue-Url: {Value: a}}\nResources: {}"),
        accepted("logical-id", "Transform: 'AWS::LanguageExtensions'\nResources: {'Fn::ForEach::Queues': [A, [a], {}]}"),
        accepted("redundant-dependency", "A: {Type: 'AWS::SQS::Queue'}\nB: {Type: 'AWS::SQS::Queue', DependsOn: [A]}"),
        accepted("missing-dependency", "Route: {Type: 'AWS::EC2::Route', Properties: {RouteTableId: a, GatewayId: !ImportValue gateway}}"),
        refused(
            "capacity-bounds",
            "Group: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: '1', DesiredCapacity: '3', MaxSize: '2'}}"),
        accepted("capacity-bounds", "Group: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: !Ref Least, MaxSize: '2'}}"),
        refused(
            "capacity-bounds",
            "Cluster: {Type: 'AWS::RDS::DBCluster', Properties: {ServerlessV2ScalingConfiguration: {MinCapacity: 0.5, MaxCapacity: 0}}}"),
        refused("function-form", "A: {Type: 'AWS::SQS::Queue', Properties: {QueueName: {'Fn::Joyn': ['-', [a]]}}}"),
        refused("function-form", "A: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Select [2, [a, b]]}}"),
        refused("function-form", "Resources: {}\nOutputs: {A: {Value: {'Fn::If': [A, b]}}}"),
        accepted("function-form", "A: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Select [2, !Split ['-', a-b-c]]}}"),
        accepted("duplicate-tag", "A: {Type: 'AWS::SQS::Queue', Properties: {Tags: [{Key: !Ref A, Value: a}, {Key: !Ref A, Value: b}]}}"),
        refused("update-policy", "A: {Type: 'AWS::SQS::Queue', CreationPolicy: {ResourceSignals: {Count: 1}}}"),
        accepted("update-policy", "A: {Type: 'AWS::ElastiCache::ReplicationGroup', UpdatePolicy: {UseOnlineResharding: true}}"),
        refused("schedule-expression", schedule("cron(0 3 * * * *)")), refused("schedule-expression", schedule("every day")),
        accepted("schedule-expression", schedule("cron(0 3 ? * MON-FRI *)")), accepted("schedule-expression", schedule("rate(5 minutes)")),
    ]
}
