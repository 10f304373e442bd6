import TemplateReading

extension Rule {
    static let listenerPriority = Rule(
        "listener-priority", "The rules of a listener have different priorities.",
        reason: "The load balancer refuses the second rule: its priority is in use.",
        url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html",
        refused: example(1), accepted: example(2)
    ) { template, breaches in
        var taken: [String: String] = [:]
        for rule in template.resources(of: "AWS::ElasticLoadBalancingV2::ListenerRule") where rule.isUnconditional {
            guard let priority = template.certainNumber(rule.properties["Priority"]), let arn = rule.properties["ListenerArn"],
                let listener = template.target(of: arn)?.logicalID ?? template.certainText(arn)
            else { continue }
            let key = "\(listener) \(priority)"
            if let other = taken[key] {
                breaches.add("\(other) has priority \(priority)", in: rule, at: "Priority", remedy: "give one of them another priority")
            }
            taken[key] = rule.logicalID
        }
    }

    private static func example(_ priority: Int) -> String {
        let listener = "ListenerArn: 'arn:aws:elasticloadbalancing:eu-west-3:123456789012:listener/app/a/b/c'"
        let rest =
            "Actions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: '200'}}], Conditions: [{Field: path-pattern, Values: [/a]}]"
        return """
            One: {Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: {\(listener), Priority: 1, \(rest)}}
            Two: {Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: {\(listener), Priority: \(priority), \(rest)}}
            """
    }
}
