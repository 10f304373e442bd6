import Documents
import TemplateReading
import Testing

@testable import Diff

@Suite("Broken templates")
struct BrokenTemplateTests {
    /// What nobody should write, in every place where something is read.
    private static let broken: [JSON] = [
        .null, true, 0, "", "x", [], [[]], [:], ["Ref": .null], ["Ref": []], ["Ref": "Missing"], ["Fn::Sub": "${"],
        ["Fn::Sub": ["${A}", .null]],
        ["Fn::If": []], ["Fn::If": ["Missing", 1, 2]], ["Fn::If": [["a": 1], 1, 2]], ["Fn::Join": [",", "x"]], ["Fn::Join": [.null, [1]]],
        ["Fn::Select": [99, [1]]], ["Fn::Select": [-1, []]], ["Fn::Split": ["", ""]], ["Fn::Split": [",", .null]],
        ["Fn::FindInMap": ["M", "a", "b"]],
        ["Fn::FindInMap": []], ["Fn::GetAtt": []], ["Fn::GetAtt": "X"], ["Fn::GetAtt": ["A", ["Ref": "B"]]], ["Fn::Cidr": 1],
        ["Fn::GetAZs": []],
        ["Fn::Odd": 1], ["Condition": "Circle"], ["Statement": [["Effect": 1]]], ["Statement": .null], .decimal("1e999"), .decimal("-0.0"),
        .integer(.max), .integer(.min),
    ]

    private static func template(_ value: JSON) -> JSON {
        [
            "Parameters": ["P": value, "Q": ["Type": value, "Default": value]], "Mappings": ["M": value, "N": ["a": value]],
            "Conditions": [
                "A": value, "Circle": ["Condition": "Circle"], "B": ["Fn::Equals": [value, value]], "C": ["Fn::Not": [["Condition": "A"]]],
            ],
            "Resources": [
                "None": value,
                "Bare": ["Type": "AWS::SNS::Topic", "Properties": value, "DependsOn": value, "Condition": value, "DeletionPolicy": value],
                "Queue": [
                    "Type": "AWS::SQS::Queue", "Condition": "Circle",
                    "Properties": [
                        "DelaySeconds": value, "Tags": value, "QueueName": ["Ref": "P"],
                        "RedrivePolicy": ["Fn::If": ["A", value, ["Ref": "Q"]]],
                    ],
                ],
                "Policy": [
                    "Type": "AWS::IAM::Policy", "Condition": "C",
                    "Properties": [
                        "PolicyDocument": [
                            "Statement": [value, ["Effect": "Allow", "Action": value, "Principal": value, "Condition": value]]
                        ], "Roles": [value, ["Ref": "Queue"]],
                    ],
                ],
            ],
            "Outputs": ["O": ["Value": value], "Odd": value],
        ]
    }

    @Test("are compared without a trap", arguments: 0..<broken.count)
    func compared(number: Int) {
        func environment(_ value: JSON) -> EnvironmentView {
            let template = TemplateView(Self.template(value), region: "eu-west-3")
            // Two stacks that feed each other, and themselves.
            return EnvironmentView([
                StackView(
                    name: "a", stackName: "a", template: template,
                    sources: ["P": OutputSource(stack: "b", output: "O"), "Q": OutputSource(stack: "a", output: "O")]),
                StackView(
                    name: "b", stackName: "b", template: template,
                    sources: ["P": OutputSource(stack: "a", output: "O"), "Q": OutputSource(stack: "c", output: "O")]),
                StackView(name: "b", stackName: "b", template: template),
            ])
        }
        let one = environment(Self.broken[number])
        #expect(EnvironmentDifference(from: one, to: one).changes.isEmpty)
        for step in [1, 5, 11] {
            _ = EnvironmentDifference(from: one, to: environment(Self.broken[(number + step) % Self.broken.count]))
        }
    }

    @Test("what goes in circles comes to an end")
    func circles() {
        let names = (0..<12).map { "P\($0)" }
        let all = names.map { "${\($0)}" }.joined()
        func object(_ value: (String) -> JSON) -> JSON { .object(JSON.Object(names.map { ($0, value($0)) })) }
        let root: JSON = [
            "Parameters": object { _ in ["Type": "String"] },
            "Conditions": object { _ in ["Fn::And": .array(names.map { ["Condition": .string($0)] })] },
            "Resources": ["A": ["Type": "AWS::SNS::Topic", "Condition": "P0", "Properties": ["DisplayName": ["Fn::Sub": .string(all)]]]],
            "Outputs": object { _ in ["Value": ["Fn::Sub": .string(all)]] },
        ]
        func environment(_ delay: Int) -> EnvironmentView {
            let root = root.adding(["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": .integer(delay)]])
            return EnvironmentView(
                ["a", "b"].map { name in
                    StackView(
                        name: name, stackName: name, template: TemplateView(root, region: "eu-west-3"),
                        sources: Dictionary(
                            uniqueKeysWithValues: names.map { ($0, OutputSource(stack: name == "a" ? "b" : "a", output: $0)) }))
                })
        }
        #expect(EnvironmentDifference(from: environment(1), to: environment(1)).isEmpty)
        #expect(EnvironmentDifference(from: environment(1), to: environment(2)).changes.map(\.logicalID) == ["Queue", "Queue"])
    }

    @Test("what is no template has no resources")
    func nothing() {
        let empty = EnvironmentView([StackView(name: "a", stackName: "a", template: TemplateView(.null, region: ""))])
        #expect(EnvironmentDifference(from: empty, to: empty).isEmpty)
        #expect(EnvironmentDifference(from: EnvironmentView([]), to: empty).isEmpty)
    }
}

extension JSON {
    fileprivate func adding(_ queue: JSON) -> JSON {
        guard var root = object, var resources = root["Resources"]?.object else { return self }
        resources["Queue"] = queue
        root["Resources"] = .object(resources)
        return .object(root)
    }
}
