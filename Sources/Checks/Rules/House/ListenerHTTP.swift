import TemplateReading

extension Rule {
    static let listenerHTTP = Rule(
        "listener-http", "A public load balancer sends plain HTTP on to HTTPS.", severity: .warning,
        reason: "What is forwarded from plain HTTP has been readable, and changeable, by everybody on the way.",
        url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
        refused: example(action: "{Type: forward, TargetGroupArn: !Ref Targets}"),
        accepted: example(action: "{Type: redirect, RedirectConfig: {Protocol: HTTPS, Port: '443', StatusCode: HTTP_301}}")
    ) { template, breaches in
        for listener in template.resources(of: "AWS::ElasticLoadBalancingV2::Listener") {
            let properties = listener.properties
            guard template.certainText(properties["Protocol"]) == "HTTP", let balancer = template.target(of: properties["LoadBalancerArn"]),
                isPublic(balancer, template)
            else { continue }
            for (path, value) in template.values(at: "DefaultActions", "*", "Type", in: listener)
            where template.certainText(value) == "forward" {
                breaches.add(
                    "\(balancer.logicalID) forwards what comes from the internet over plain HTTP", at: path,
                    remedy: "let it redirect to a listener of HTTPS")
            }
        }
    }

    private static func isPublic(_ balancer: TemplateView.Resource, _ template: TemplateView) -> Bool {
        let scheme = balancer.properties["Scheme"]
        return template.presence(of: scheme) == .absent || template.certainText(scheme) == "internet-facing"
    }

    private static func example(action: String) -> String {
        """
        Balancer: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Subnets: [subnet-12345678, subnet-87654321]}}
        Targets: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {Port: 80, Protocol: HTTP, VpcId: vpc-0123456789abcdef0}}
        Listener:
          Type: AWS::ElasticLoadBalancingV2::Listener
          Properties:
            LoadBalancerArn: !Ref Balancer
            Port: 80
            Protocol: HTTP
            DefaultActions: [\(action)]
        """
    }
}
