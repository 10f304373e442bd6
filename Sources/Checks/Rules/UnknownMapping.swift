import Documents
import Registry
import TemplateReading

extension Rule {
    static let unknownMapping = Rule(
        "unknown-mapping", "Fn::FindInMap names a map of the template, and keys that are in it.",
        reason: "CloudFormation refuses the template: the map or the key cannot be found.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html",
        refused: """
            Mappings: {Sizes: {prod: {Delay: 5}}}
            Resources: {Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: !FindInMap [Sizes, production, Delay]}}}
            """,
        accepted: """
            Mappings: {Sizes: {prod: {Delay: 5}}}
            Resources: {Queue: {Type: 'AWS::SQS::Queue', Properties: {DelaySeconds: !FindInMap [Sizes, prod, Delay]}}}
            """
    ) { template, breaches in
        guard !template.isTransformed else { return }
        for reference in template.references {
            guard case .mapping(let name) = reference.target else { continue }
            guard let map = template.mappings[name]?.object else {
                breaches.add(
                    "there is no map \(name)", at: reference.path,
                    remedy: nearestNames(to: name, among: template.mappings.keys, limit: 1).first.map { "did you mean \($0)?" })
                continue
            }
            guard let arguments = template.value(at: reference.path)?["Fn::FindInMap"]?.array, arguments.count == 3,
                let first = arguments[1].string
            else { continue }
            if let keys = map[first]?.object {
                if let second = arguments[2].string, keys[second] == nil {
                    breaches.add(
                        "map \(name) has no \(second) under \(first)", at: reference.path,
                        remedy: "it has \(keys.keys.joined(separator: ", "))")
                }
            } else {
                breaches.add("map \(name) has no key \(first)", at: reference.path, remedy: "it has \(map.keys.joined(separator: ", "))")
            }
        }
    }
}
