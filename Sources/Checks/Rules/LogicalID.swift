import TemplateReading

extension Rule {
    static let logicalID = Rule(
        "logical-id", "Names of resources, parameters, outputs and mappings hold letters and digits alone.",
        reason: "CloudFormation refuses the template.",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
        refused: "My_Queue: {Type: 'AWS::SQS::Queue'}", accepted: "MyQueue: {Type: 'AWS::SQS::Queue'}"
    ) { template, breaches in
        // Macros read names of their own.
        guard !template.isTransformed else { return }
        for section in ["Resources", "Parameters", "Outputs"] {
            for name in template.root[section]?.object?.keys ?? [] where !name.utf8.allSatisfy(\.isAlphanumeric) || name.isEmpty {
                breaches.add("\"\(name)\" holds more than letters and digits", at: [section, name])
            }
        }
    }
}
