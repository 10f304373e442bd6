/// Parameters, mappings and conditions show at the resources that read them.
extension VerdictCases {
    private static func sized(_ head: String, _ value: String, condition: String = "") -> String {
        "\(head)\nResources:\n  Function: {Type: 'AWS::Lambda::Function', \(condition)Properties: {MemorySize: \(value)}}"
    }

    static let parameters = [
        change(
            "a default changes", sized("Parameters: {Size: {Type: Number, Default: 128}}", "!Ref Size"),
            sized("Parameters: {Size: {Type: Number, Default: 256}}", "!Ref Size"), "Function changed update unaffected",
            because: ["the default of the parameter Size changes"], properties: ["Properties/MemorySize: 128 → 256"]),
        change(
            "a default of a hidden parameter is not shown",
            "Parameters: {P: {Type: String, NoEcho: true, Default: secret1}}\nResources:\n  Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref P}}",
            "Parameters: {P: {Type: String, NoEcho: true, Default: secret2}}\nResources:\n  Topic: {Type: 'AWS::SNS::Topic', Properties: {DisplayName: !Ref P}}",
            "Topic changed update unaffected", because: ["the default of the parameter P changes"],
            properties: [#"Properties/DisplayName: {"Ref":"P"} → {"Ref":"P"}"#]),
        change(
            "a mapping changes",
            sized("Mappings: {M: {eu-west-3: {size: 128}, us-east-1: {size: 1}}}", "!FindInMap [M, !Ref 'AWS::Region', size]"),
            sized("Mappings: {M: {eu-west-3: {size: 256}, us-east-1: {size: 1}}}", "!FindInMap [M, !Ref 'AWS::Region', size]"),
            "Function changed update unaffected", because: ["the mapping M changes"], properties: ["Properties/MemorySize: 128 → 256"]),
        change(
            "a condition of a value turns", sized("Conditions: {C: !Equals [a, a]}", "!If [C, 128, 256]"),
            sized("Conditions: {C: !Equals [a, b]}", "!If [C, 128, 256]"), "Function changed update unaffected",
            because: ["the condition C changes"], properties: ["Properties/MemorySize: 128 → 256"]),
        change(
            "a condition turns by its default",
            sized(
                "Parameters: {E: {Type: String, Default: prod}}\nConditions: {C: !Equals [!Ref E, prod]}", "128",
                condition: "Condition: C, "),
            sized(
                "Parameters: {E: {Type: String, Default: dev}}\nConditions: {C: !Equals [!Ref E, prod]}", "128", condition: "Condition: C, "
            ),
            "Function removed remove unaffected", because: ["its condition is false now"]),
        change(
            "a condition turns true", sized("Conditions: {C: !Equals [a, b]}", "128", condition: "Condition: C, "),
            sized("Conditions: {C: !Equals [a, a]}", "128", condition: "Condition: C, "), "Function added none unaffected"),
        change(
            "a condition that nobody can decide",
            sized("Parameters: {E: {Type: String}}\nConditions: {C: !Equals [!Ref E, prod]}", "128", condition: "Condition: C, "),
            sized("Parameters: {E: {Type: String}}\nConditions: {C: !Equals [!Ref E, live]}", "128", condition: "Condition: C, "),
            "Function changed unknown unaffected", because: ["the condition C changes"]),
        change(
            "what only another value than the default shows may replace",
            "Parameters: {E: {Type: String, Default: dev}}\nConditions: {C: !Equals [!Ref E, prod]}\nResources:\n  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: !If [C, 10.0.0.0/16, 10.1.0.0/16]}}",
            "Parameters: {E: {Type: String, Default: dev}}\nConditions: {C: !Equals [!Ref E, prod]}\nResources:\n  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: !If [C, 10.2.0.0/16, 10.1.0.0/16]}}",
            "Vpc changed mayReplace unaffected",
            properties: [#"Properties/CidrBlock/Fn::If/1: "10.0.0.0/16" → "10.2.0.0/16""#]),
        change(
            "a literal that becomes a parameter of the same default may replace",
            "Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}",
            "Parameters: {C: {Type: String, Default: 10.0.0.0/16}}\nResources:\n  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: !Ref C}}",
            "Vpc changed mayReplace unaffected"),
        change(
            "a parameter without a default may be anything", "Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}",
            "Parameters: {C: {Type: String}}\nResources:\n  Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: !Ref C}}",
            "Vpc changed mayReplace unaffected"),
    ]
}
