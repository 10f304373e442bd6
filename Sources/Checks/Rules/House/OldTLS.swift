import Documents
import TemplateReading

extension Rule {
    static let oldTLS = Rule(
        "old-tls", "TLS starts at version 1.2.", severity: .warning,
        reason: """
            SSL 3, TLS 1.0 and 1.1 are broken or given up by browsers and auditors alike. A load balancer that is not told takes its \
            policy of 2016, which still speaks 1.0.
            """,
        url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
        refused: example(policy: "ELBSecurityPolicy-2016-08"), accepted: example(policy: "ELBSecurityPolicy-TLS13-1-2-2021-06")
    ) { template, breaches in
        for listener in template.resources(of: "AWS::ElasticLoadBalancingV2::Listener") {
            guard ["HTTPS", "TLS"].contains(template.certainText(listener.properties["Protocol"]) ?? "") else { continue }
            let policy = listener.properties["SslPolicy"]
            let isOld = template.certainText(policy).map { !$0.holds("-1-2-") && !$0.holds("-1-3-") }
            guard template.presence(of: policy) == .absent || isOld == true else { continue }
            breaches.add(
                "it still speaks TLS 1.0 or 1.1", in: listener, at: "SslPolicy", remedy: "take ELBSecurityPolicy-TLS13-1-2-2021-06")
        }
        for (type, names, versions) in explicit {
            for resource in template.resources(of: type) {
                for (path, value) in template.values(at: names[...], of: .object(resource.properties), below: resource.path) {
                    guard let version = template.certainText(value), versions.contains(version) else { continue }
                    breaches.add("it still speaks what \(version) allows", at: path, remedy: "ask for TLS 1.2")
                }
            }
        }
    }

    private static let edge = ["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"]
    private static let explicit: [(type: String, at: [String], versions: [String])] = [
        ("AWS::CloudFront::Distribution", ["DistributionConfig", "ViewerCertificate", "MinimumProtocolVersion"], edge),
        ("AWS::ApiGateway::DomainName", ["SecurityPolicy"], ["TLS_1_0"]),
        ("AWS::ApiGatewayV2::DomainName", ["DomainNameConfigurations", "*", "SecurityPolicy"], ["TLS_1_0"]),
        ("AWS::OpenSearchService::Domain", ["DomainEndpointOptions", "TLSSecurityPolicy"], ["Policy-Min-TLS-1-0-2019-07"]),
        ("AWS::Elasticsearch::Domain", ["DomainEndpointOptions", "TLSSecurityPolicy"], ["Policy-Min-TLS-1-0-2019-07"]),
    ]

    private static func example(policy: String) -> String {
        """
        Listener:
          Type: AWS::ElasticLoadBalancingV2::Listener
          Properties:
            LoadBalancerArn: arn:aws:elasticloadbalancing:eu-west-3:123456789012:loadbalancer/app/web/50dc6c495c0c9188
            Port: 443
            Protocol: HTTPS
            SslPolicy: \(policy)
            Certificates: [{CertificateArn: 'arn:aws:acm:eu-west-3:123456789012:certificate/12345678-1234-1234-1234-123456789012'}]
            DefaultActions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: '404'}}]
        """
    }
}
