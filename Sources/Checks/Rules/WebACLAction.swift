import TemplateReading

extension Rule {
    static let webACLAction = Rule(
        "web-acl-action", "A rule of a web ACL has an Action, and one that stands for a rule group an OverrideAction.",
        reason: "WAF refuses the web ACL: a rule group's own rules say what happens, and everything else must say it itself.",
        url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html",
        refused: example(action: "Action: {Block: {}}"), accepted: example(action: "OverrideAction: {None: {}}")
    ) { template, breaches in
        for acl in template.resources(of: "AWS::WAFv2::WebACL") {
            for (path, rule) in template.objects(at: "Rules", "*", in: acl) {
                guard let statement = template.certain(rule["Statement"])?.object, statement["Fn::Transform"] == nil else { continue }
                let isGroup = statement["ManagedRuleGroupStatement"] != nil || statement["RuleGroupReferenceStatement"] != nil
                let (wanted, other) = isGroup ? ("OverrideAction", "Action") : ("Action", "OverrideAction")
                if template.presence(of: rule[other]) == .present {
                    breaches.add(
                        "a rule \(isGroup ? "that stands for a group " : "")takes no \(other)", at: path + [other], remedy: "use \(wanted)")
                } else if template.presence(of: rule[wanted]) == .absent {
                    breaches.add("\(wanted) is missing", at: path)
                }
            }
        }
    }

    private static func example(action: String) -> String {
        """
        Acl:
          Type: AWS::WAFv2::WebACL
          Properties:
            Scope: REGIONAL
            DefaultAction: {Allow: {}}
            VisibilityConfig: {SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: acl}
            Rules:
              - Name: common
                Priority: 1
                \(action)
                VisibilityConfig: {SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: common}
                Statement: {ManagedRuleGroupStatement: {VendorName: AWS, Name: AWSManagedRulesCommonRuleSet}}
        """
    }
}
