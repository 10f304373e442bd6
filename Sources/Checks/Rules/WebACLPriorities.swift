import TemplateReading

extension Rule {
    static let webACLPriorities = Rule(
        "web-acl-priorities", "The rules of a web ACL or a rule group have different priorities.",
        reason: "WAF refuses two rules of one priority: their order decides what is let through.",
        url: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-processing-order.html",
        refused: example(priority: 1), accepted: example(priority: 2)
    ) { template, breaches in
        for (type, path) in [("AWS::WAFv2::WebACL", ["Rules"]), ("AWS::WAFv2::RuleGroup", ["Rules"])] {
            for resource in template.resources(of: type) {
                var names: [Int: String] = [:]
                for (index, element) in (template.certain(resource.properties["Rules"])?.array ?? []).enumerated() {
                    guard let rule = template.certain(element)?.object, let priority = template.certainNumber(rule["Priority"]) else {
                        continue
                    }
                    let name = template.certainText(rule["Name"]) ?? "rule \(index + 1)"
                    if let other = names[priority] {
                        breaches.add(
                            "\(other) and \(name) have priority \(priority)", at: resource.path + path + [String(index), "Priority"],
                            remedy: "give \(name) a priority of its own")
                    }
                    names[priority] = name
                }
            }
        }
    }

    private static func example(priority: Int) -> String {
        func rule(_ name: String, _ priority: Int) -> String {
            """
            {Name: \(name), Priority: \(priority), Action: {Block: {}}, Statement: {GeoMatchStatement: {CountryCodes: [KP]}}, \
            VisibilityConfig: {SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: \(name)}}
            """
        }
        return """
            Acl:
              Type: AWS::WAFv2::WebACL
              Properties:
                Scope: REGIONAL
                DefaultAction: {Allow: {}}
                VisibilityConfig: {SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: acl}
                Rules:
                  - \(rule("one", 1))
                  - \(rule("two", priority))
            """
    }
}
