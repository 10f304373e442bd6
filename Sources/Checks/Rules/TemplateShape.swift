import Documents
import TemplateReading

extension Rule {
    static let templateShape = Rule(
        "template-shape", "A template, its resources and its outputs hold what CloudFormation reads, each in its form.",
        reason:
            "CloudFormation refuses a template with a section, an attribute of a resource or a member of an output that it does not know.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
        refused: example("DeletePolicy"), accepted: example("DeletionPolicy")
    ) { template, breaches in
        // A macro reads what CloudFormation does not.
        guard !template.isTransformed else { return }
        func require(_ object: JSON.Object, of known: [String], called kind: String, at path: [String]) {
            for key in object.keys where !known.contains(key) && !key.hasPrefix("Fn::") {
                breaches.add(
                    "there is no \(kind) \(key)", at: path + [key],
                    remedy: nearestNames(to: key, among: known, limit: 1).first.map { "did you mean \($0)?" }
                        ?? "there are \(known.joined(separator: ", "))")
            }
        }
        require(template.root, of: sections, called: "section", at: [])
        if let version = template.root["AWSTemplateFormatVersion"]?.scalarText, version != "2010-09-09" {
            breaches.add("there is no version \(version)", at: ["AWSTemplateFormatVersion"], remedy: "write 2010-09-09")
        }
        if template.root["Resources"]?.object == nil { breaches.add("there are no resources", at: ["Resources"]) }
        for (name, body) in template.root["Resources"]?.object ?? [:] where !name.hasPrefix("Fn::") {
            let path = ["Resources", name]
            guard let body = body.object else {
                breaches.add("a resource is an object", at: path)
                continue
            }
            if body["Type"]?.string == nil, body["Fn::Transform"] == nil { breaches.add("Type is missing", at: path) }
            require(body, of: resourceAttributes, called: "attribute of resources", at: path)
            if let properties = body["Properties"], properties.object == nil {
                breaches.add("properties are an object", at: path + ["Properties"])
            }
            for (key, policies) in deletionPolicies {
                guard let policy = body[key]?.string, !policies.contains(policy) else { continue }
                breaches.add("\(key) takes no \(policy)", at: path + [key], remedy: "take one of \(policies.joined(separator: ", "))")
            }
        }
        for (name, output) in template.outputs where !name.hasPrefix("Fn::") {
            let path = ["Outputs", name]
            guard let output = output.object else {
                breaches.add("an output is an object", at: path, remedy: "write its value under Value")
                continue
            }
            require(output, of: outputMembers, called: "member of outputs", at: path)
            guard let value = output["Value"] else {
                breaches.add("Value is missing", at: path)
                continue
            }
            for (alternative, written) in template.possibilities(of: value) where isNoText(alternative, template) {
                breaches.add(
                    "the value of an output is a text", at: path + ["Value"] + written,
                    remedy: "join a list with Fn::Join, or take one element with Fn::Select")
            }
        }
    }

    private static func isNoText(_ alternative: Alternative, _ template: TemplateView) -> Bool {
        switch alternative {
        case .value(.array), .value(.object), .value(.null), .unknown(.array), .unknown(.object): return true
        case .reference(let logicalID, let attribute?):
            let type = template.resource(logicalID).flatMap { template.schema(of: $0.type) }
            let kinds = type?.attribute(attribute)?.resolved.kinds ?? []
            return !kinds.isEmpty && kinds.allSatisfy { $0 == .array || $0 == .object }
        default: return false
        }
    }

    private static let sections = [
        "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Transform", "Hooks",
        "Resources", "Outputs",
    ]

    /// `Version` is that of a custom resource.
    private static let resourceAttributes = [
        "Type", "Properties", "DependsOn", "Condition", "Metadata", "DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy",
        "UpdatePolicy", "Version",
    ]

    private static let outputMembers = ["Description", "Value", "Export", "Condition"]

    private static let deletionPolicies = [
        ("DeletionPolicy", ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"]),
        ("UpdateReplacePolicy", ["Delete", "Retain", "Snapshot"]),
    ]

    private static func example(_ attribute: String) -> String { "Queue: {Type: 'AWS::SQS::Queue', \(attribute): Retain}" }
}
