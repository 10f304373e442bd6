import Documents
import Registry
import TemplateReading

extension Rule {
    static let managedRuleGroup = Rule(
        "managed-rule-group", "A managed rule group of AWS is one that there is.",
        reason: "WAF refuses the web ACL: it knows no such rule group.",
        url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html",
        refused: ruleGroupExample("AWSManagedRulesComonRuleSet"), accepted: ruleGroupExample("AWSManagedRulesCommonRuleSet")
    ) { template, breaches in
        for acl in template.resources(of: "AWS::WAFv2::WebACL") {
            for (path, group) in template.objects(at: "Rules", "*", "Statement", "ManagedRuleGroupStatement", in: acl) {
                guard template.certainText(group["VendorName"]) == "AWS", let name = template.certainText(group["Name"]),
                    ManagedRuleGroups.capacities[name] == nil
                else { continue }
                breaches.add(
                    "AWS has no managed rule group \(name)", at: path + ["Name"],
                    remedy: nearestNames(to: name, among: ManagedRuleGroups.capacities.keys, limit: 1).first.map { "did you mean \($0)?" })
            }
        }
    }

    static func ruleGroupExample(_ name: String, groupCapacity: Int? = nil) -> String {
        let visibility = "VisibilityConfig: {SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: a}"
        var text = """
            Acl:
              Type: AWS::WAFv2::WebACL
              Properties:
                Scope: REGIONAL
                DefaultAction: {Allow: {}}
                \(visibility)
                Rules:
                  - {Name: a, Priority: 1, OverrideAction: {None: {}}, \(visibility), Statement: {ManagedRuleGroupStatement: {VendorName: AWS, Name: \(name)}}}
            """
        if let groupCapacity {
            text += """

                      - {Name: b, Priority: 2, OverrideAction: {None: {}}, \(visibility), Statement: {RuleGroupReferenceStatement: {Arn: !GetAtt Own.Arn}}}
                Own: {Type: 'AWS::WAFv2::RuleGroup', Properties: {Scope: REGIONAL, Capacity: \(groupCapacity), \(visibility)}}
                """
        }
        return text
    }
}
