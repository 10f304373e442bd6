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
        for resource in template.resources { visit(.object(resource.properties), resource.path, &breaches) }
        for (name, output) in template.outputs {
            if let value = output["Value"] { visit(value, ["Outputs", name, "Value"], &breaches) }
        }
    }

    private static func visit(_ value: JSON, _ path: [String], _ breaches: inout Breaches) {
        switch value {
        case .array(let elements): for (index, element) in elements.enumerated() { visit(element, path + [String(index)], &breaches) }
        case .object(let object):
            if let intrinsic = Intrinsic(value) { check(intrinsic, value, path, &breaches) }
            for (key, value) in object { visit(value, path + [key], &breaches) }
        default: break
        }
    }

    private static func check(_ intrinsic: Intrinsic, _ value: JSON, _ path: [String], _ breaches: inout Breaches) {
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
