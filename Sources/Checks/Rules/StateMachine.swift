import Documents
import TemplateReading

extension Rule {
    static let stateMachine = Rule(
        "state-machine", "A state machine goes from states that it has to states that it has.",
        reason: "Step Functions refuses the state machine: missing transition target, or no end.",
        url: "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html",
        refused: example("Start"), accepted: example("First")
    ) { template, breaches in
        for machine in template.resources(of: "AWS::StepFunctions::StateMachine") {
            if let definition = template.certain(machine.properties["Definition"])?.object {
                check(definition, machine.path + ["Definition"]) { breaches.add($0, at: $1) }
            }
            let path = machine.path + ["DefinitionString"]
            guard let text = template.certainText(machine.properties["DefinitionString"]), !text.holds("${") else { continue }
            guard let definition = try? JSON(parsing: Array(text.utf8)).object else {
                breaches.add("the text is no JSON object", at: path)
                continue
            }
            // What stands in a text has no place of its own.
            check(definition, []) { breaches.add("/\($1.joined(separator: "/")): \($0)", at: path) }
        }
    }

    /// A machine, a branch of a parallel state, or what a map does with each element.
    private static func check(_ machine: JSON.Object, _ path: [String], _ refuse: (String, [String]) -> Void) {
        // What is worked out elsewhere cannot be followed.
        guard let states = machine["States"]?.object, !states.keys.contains(where: { $0.hasPrefix("Fn::") }) else { return }
        func lead(to name: JSON?, _ place: [String]) {
            guard let name = name?.string, states[name] == nil, !name.holds("${") else { return }
            let nearest = nearestNames(to: name, among: states.keys, limit: 1).first
            refuse("there is no state \(name)\(nearest.map { "; did you mean \($0)?" } ?? "")", path + place)
        }
        if machine["StartAt"] == nil { refuse("StartAt is missing", path) }
        lead(to: machine["StartAt"], ["StartAt"])
        for (name, state) in states {
            let place = ["States", name]
            lead(to: state["Next"], place + ["Next"])
            lead(to: state["Default"], place + ["Default"])
            for list in ["Choices", "Catch"] {
                for (index, one) in (state[list]?.array ?? []).enumerated() {
                    lead(to: one["Next"], place + [list, String(index), "Next"])
                }
            }
            if let type = state["Type"]?.string, ["Task", "Pass", "Wait", "Parallel", "Map"].contains(type), state["Next"] == nil,
                state["End"] == nil
            {
                refuse("neither Next nor End", path + place)
            }
            for (index, branch) in (state["Branches"]?.array ?? []).enumerated() {
                if let branch = branch.object { check(branch, path + place + ["Branches", String(index)], refuse) }
            }
            for key in ["ItemProcessor", "Iterator"] {
                if let inner = state[key]?.object { check(inner, path + place + [key], refuse) }
            }
        }
    }

    private static func example(_ start: String) -> String {
        """
        Machine:
          Type: AWS::StepFunctions::StateMachine
          Properties: {RoleArn: 'arn:aws:iam::123456789012:role/a', Definition: {StartAt: \(start), States: {First: {Type: Succeed}}}}
        """
    }
}
