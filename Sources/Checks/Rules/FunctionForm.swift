import Documents
import TemplateReading

extension Rule {
    static let functionForm = Rule(
        "function-form", "A function of the template is one that CloudFormation has, with arguments that it takes.",
        reason: "CloudFormation refuses the template before it makes anything.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
        refused: example("!Join ['-']"), accepted: example("!Join ['-', [a, b]]")
    ) { template, breaches in
        // With a macro more is a function.
        guard !template.isTransformed else { return }
        for placed in template.intrinsics where isValue(placed.path, template) { check(placed.intrinsic, placed.path, &breaches) }
    }

    /// Whether a path leads into the properties of a resource, or into the value of an output.
    private static func isValue(_ path: [String], _ template: TemplateView) -> Bool {
        guard path.count > 2 else { return false }
        return path[0] == "Resources" && path[2] == "Properties" && template.resource(path[1]) != nil
            || path[0] == "Outputs" && path[2] == "Value"
    }

    private static func check(_ intrinsic: Intrinsic, _ path: [String], _ breaches: inout Breaches) {
        switch intrinsic {
        case .unknown(let name):
            let nearest = nearestNames(to: name, among: Intrinsic.names, limit: 1).first
            breaches.add("there is no function \(name)", at: path, remedy: nearest.map { "did you mean \($0)?" })
        // A text alone in a list is read by some versions.
        case .malformed(let name) where name != "Fn::Sub":
            breaches.add("\(name) does not take these arguments", at: path + [name])
        case .select(let index, let list):
            guard let index = index.integer ?? index.string.flatMap(Int.init), let list = list.array, !list.indices.contains(index),
                list.allSatisfy({ !Intrinsic.stands(in: $0) })
            else { return }
            breaches.add("there is no element \(index) among \(list.count)", at: path + ["Fn::Select", "0"], remedy: "count from 0")
        default: break
        }
    }

    private static func example(_ name: String) -> String { "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: \(name)}}" }
}
