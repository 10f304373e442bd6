import TemplateReading

extension Rule {
    static let webACLCapacity = Rule(
        "web-acl-capacity", "The rules of a web ACL take no more than 5,000 capacity units together.",
        reason: "WAF refuses the web ACL. Over 1,500 units each million requests cost more.",
        url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html",
        refused: ruleGroupExample("AWSManagedRulesCommonRuleSet", groupCapacity: 4500),
        accepted: ruleGroupExample("AWSManagedRulesCommonRuleSet", groupCapacity: 1000)
    ) { template, breaches in
        for acl in template.resources(of: "AWS::WAFv2::WebACL") {
            var capacity = 0
            for element in template.certainElements(acl.properties["Rules"]) ?? [] {
                guard let statement = template.certain(template.certain(element)?["Statement"])?.object else { continue }
                if let group = template.certain(statement["ManagedRuleGroupStatement"])?.object {
                    capacity += template.certainText(group["Name"]).flatMap { ManagedRuleGroups.capacities[$0] } ?? 0
                } else if let group = template.certain(statement["RuleGroupReferenceStatement"])?.object {
                    capacity += template.target(of: group["Arn"]).flatMap { template.certainNumber($0.properties["Capacity"]) } ?? 0
                } else {
                    capacity += 1
                }
            }
            guard capacity > 5000 else { continue }
            breaches.add(
                "at least \(capacity) capacity units; 5,000 are taken", in: acl, at: "Rules",
                remedy: "remove rule groups, or make them smaller")
        }
    }
}
