import TemplateReading

extension Rule {
    static let circularDependency = Rule(
        "circular-dependency", "No resource waits for itself, by whatever way.",
        reason: "CloudFormation refuses the template, and names all the resources of the circle without their order.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html",
        refused: """
            One: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: !Ref Other}}
            Other: {Type: 'AWS::SSM::Parameter', DependsOn: One, Properties: {Type: String, Value: x}}
            """,
        accepted: """
            One: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: !Ref Other}}
            Other: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: x}}
            """
    ) { template, breaches in
        for circle in template.dependencies.circles {
            breaches.add(
                "resources wait for each other: \((circle + [circle[0]]).joined(separator: " → "))", at: ["Resources", circle[0]],
                remedy: "build one of the names from constants, or move what ties them into a resource of its own")
        }
    }
}
