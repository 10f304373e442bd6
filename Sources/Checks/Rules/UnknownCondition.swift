import Documents
import Registry
import TemplateReading

extension Rule {
    static let unknownCondition = Rule(
        "unknown-condition", "A condition that is used is one of the template.",
        reason: "CloudFormation refuses the template: unresolved condition dependency.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
        refused: """
            Conditions: {IsProd: !Equals [!Ref 'AWS::Region', eu-west-3]}
            Resources: {Queue: {Type: 'AWS::SQS::Queue', Condition: IsPrd}}
            """,
        accepted: """
            Conditions: {IsProd: !Equals [!Ref 'AWS::Region', eu-west-3]}
            Resources: {Queue: {Type: 'AWS::SQS::Queue', Condition: IsProd}}
            """
    ) { template, breaches in
        // A loop or a macro makes conditions whose names are not written.
        guard !template.conditions.keys.contains(where: { $0.hasPrefix("Fn::") }) else { return }
        var uses = template.references.compactMap { reference -> (String, [String])? in
            if case .condition(let name) = reference.target { (name, reference.path) } else { nil }
        }
        for resource in template.resources {
            if let name = resource.body["Condition"]?.string { uses.append((name, ["Resources", resource.logicalID, "Condition"])) }
        }
        for (name, output) in template.outputs {
            if let condition = output["Condition"]?.string { uses.append((condition, ["Outputs", name, "Condition"])) }
        }
        for (name, path) in uses where template.conditions[name] == nil {
            breaches.add(
                "there is no condition \(name)", at: path,
                remedy: nearestNames(to: name, among: template.conditions.keys, limit: 1).first.map { "did you mean \($0)?" })
        }
    }
}
