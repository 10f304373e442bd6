import Documents
import Registry

extension Rule {
    static let managedRuleGroup = Rule(
        "managed-rule-group", "A managed rule group of AWS is one that there is.",
        reason: "WAF refuses the web ACL: it knows no such rule group.",
        url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html",
        refused: example("AWSManagedRulesComonRuleSet"), accepted: example("AWSManagedRulesCommonRuleSet")
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

    static let webACLCapacity = Rule(
        "web-acl-capacity", "The rules of a web ACL take no more than 5,000 capacity units together.",
        reason: "WAF refuses the web ACL. Over 1,500 units each million requests cost more.",
        url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html",
        refused: example("AWSManagedRulesCommonRuleSet", groupCapacity: 4500),
        accepted: example("AWSManagedRulesCommonRuleSet", groupCapacity: 1000)
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

    private static func example(_ name: String, groupCapacity: Int? = nil) -> String {
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

/// The rule groups that AWS manages, with the capacity units that each takes.
private enum ManagedRuleGroups {
    static let capacities = [
        "AWSManagedRulesCommonRuleSet": 700, "AWSManagedRulesAdminProtectionRuleSet": 100, "AWSManagedRulesKnownBadInputsRuleSet": 200,
        "AWSManagedRulesSQLiRuleSet": 200, "AWSManagedRulesLinuxRuleSet": 200, "AWSManagedRulesUnixRuleSet": 100,
        "AWSManagedRulesWindowsRuleSet": 200, "AWSManagedRulesPHPRuleSet": 100, "AWSManagedRulesWordPressRuleSet": 100,
        "AWSManagedRulesAmazonIpReputationList": 25, "AWSManagedRulesAnonymousIpList": 50, "AWSManagedRulesBotControlRuleSet": 50,
        "AWSManagedRulesATPRuleSet": 50, "AWSManagedRulesACFPRuleSet": 50, "AWSManagedRulesAntiDDoSRuleSet": 50,
    ]
}
