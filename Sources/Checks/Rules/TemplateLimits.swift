import Documents
import TemplateReading

extension Rule {
    static let templateLimits = Rule(
        "template-limits", "A template stays within what CloudFormation takes.",
        reason: "CloudFormation refuses the template: these quotas cannot be raised.", url: limitsPage,
        refused: parametersExample(parameters: 201), accepted: parametersExample(parameters: 100)
    ) { template, breaches in
        for (section, count, limit) in sectionCounts(template) where count > limit {
            breaches.add(
                "\(count) \(section.lowercased()); \(limit) are taken, \(count * 100 / limit) % is used", at: [section],
                remedy: "divide the template into several stacks")
        }
        for (name, map) in template.mappings {
            let attributes = (map.object ?? [:]).values.map { $0.object?.count ?? 0 }.max() ?? 0
            if let count = [map.object?.count ?? 0, attributes].max(), count > 200 {
                breaches.add("\(count) attributes; a mapping takes 200", at: ["Mappings", name])
            }
        }
        if let description = template.root["Description"]?.string, description.utf8.count > 1024 {
            breaches.add("\(description.utf8.count) bytes; 1,024 are taken", at: ["Description"])
        }
        // White space counts as well, but how the template will be written is not known here.
        if let size = JSON.object(template.root).size(over: 1_048_576, .compact) {
            breaches.add("at least \(size) bytes; 1,048,576 are taken", at: [], remedy: "divide the template into several stacks")
        }
        for section in ["Resources", "Parameters", "Outputs", "Conditions", "Mappings"] {
            for name in template.root[section]?.object?.keys ?? [] {
                if name.utf8.count > 255 { breaches.add("a name of \(name.utf8.count) characters; 255 are taken", at: [section, name]) }
            }
        }
    }

    static let limitsPage = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"

    static func sectionCounts(_ template: TemplateView) -> [(section: String, count: Int, limit: Int)] {
        [("Resources", 500), ("Outputs", 200), ("Parameters", 200), ("Mappings", 200)].map { section, limit in
            (section, template.root[section]?.object?.keys.count { !$0.hasPrefix("Fn::") } ?? 0, limit)
        }
    }

    static func parametersExample(parameters: Int) -> String {
        """
        Parameters: {\((0..<parameters).map { "P\($0): {Type: String}" }.joined(separator: ", "))}
        Resources:
          Queue: {Type: 'AWS::SQS::Queue'}
        """
    }
}
