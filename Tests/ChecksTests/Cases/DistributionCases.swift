extension RuleCases {
    private static func site(_ configuration: String, more: String = "") -> String {
        """
        Site:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              Origins: [{Id: site, DomainName: origin.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
              \(configuration)
        \(more)
        """
    }

    private static func behaviour(_ more: String = "", origin: String = "site") -> String {
        "DefaultCacheBehavior: {TargetOriginId: \(origin), ViewerProtocolPolicy: https-only, CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6\(more)}"
    }

    private static let certificate = "Certificate: {Type: 'AWS::CertificateManager::Certificate', Properties: {DomainName: a.example.com}}"
    private static let viewer = "\(behaviour())\n      ViewerCertificate: {AcmCertificateArn: !Ref Certificate, SslSupportMethod: sni-only}"

    static let distributions = [
        refused("certificate-region", site(viewer, more: certificate)),
        accepted("certificate-region", site(viewer, more: certificate), region: "us-east-1"),
        refused(
            "certificate-region",
            "Domain: {Type: 'AWS::ApiGateway::DomainName', Properties: {DomainName: a.example.com, RegionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a'}}"
        ),
        accepted(
            "certificate-region",
            "Domain: {Type: 'AWS::ApiGateway::DomainName', Properties: {DomainName: a.example.com, RegionalCertificateArn: !Ref Certificate}}\n\(certificate)"
        ),
        accepted("certificate-region", site(viewer.replacing("!Ref Certificate", with: "!ImportValue certificate"))),
        refused(
            "edge-region",
            site(
                "\(behaviour())\n      WebACLId: !GetAtt Acl.Arn",
                more:
                    "Acl: {Type: 'AWS::WAFv2::WebACL', Properties: {Scope: REGIONAL, DefaultAction: {Allow: {}}, VisibilityConfig: {SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: a}}}"
            )),
        refused(
            "edge-region",
            site(
                behaviour(
                    ", LambdaFunctionAssociations: [{EventType: viewer-request, LambdaFunctionARN: 'arn:aws:lambda:eu-west-3:123456789012:function:a:1'}]"
                ))),
        accepted(
            "edge-region",
            site(
                behaviour(
                    ", LambdaFunctionAssociations: [{EventType: viewer-request, LambdaFunctionARN: 'arn:aws:lambda:us-east-1:123456789012:function:a:1'}]"
                ))),
        accepted(
            "distribution-origin",
            site(
                "\(behaviour(origin: "group"))\n      OriginGroups: {Quantity: 1, Items: [{Id: group, FailoverCriteria: {StatusCodes: {Quantity: 1, Items: [500]}}, Members: {Quantity: 2, Items: [{OriginId: site}, {OriginId: site}]}}]}"
            )),
        refused(
            "distribution-origin",
            site(
                "\(behaviour())\n      CacheBehaviors: [{PathPattern: /a, TargetOriginId: b, ViewerProtocolPolicy: https-only, CachePolicyId: a}]"
            )),
        refused("distribution-aliases", site("\(behaviour())\n      Aliases: [a.example.com]")),
        accepted(
            "distribution-aliases",
            "Conditions: {Own: !Equals [!Ref 'AWS::Region', us-east-1]}\nResources:\n  Site: {Type: 'AWS::CloudFront::Distribution', Properties: {DistributionConfig: {Aliases: !If [Own, [a.example.com], !Ref 'AWS::NoValue']}}}"
        ),
        refused(
            "web-acl-region",
            "Association: {Type: 'AWS::WAFv2::WebACLAssociation', Properties: {ResourceArn: a, WebACLArn: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b'}}"
        ),
        accepted(
            "web-acl-region", "Set: {Type: 'AWS::WAFv2::IPSet', Properties: {Scope: CLOUDFRONT, IPAddressVersion: IPV4, Addresses: []}}",
            region: "us-east-1"),
        refused("web-acl-action", acl("{Name: a, Priority: 1, Statement: {GeoMatchStatement: {CountryCodes: [KP]}}}")),
        accepted(
            "web-acl-action", acl("{Name: a, Priority: 1, Action: {Block: {}}, Statement: {GeoMatchStatement: {CountryCodes: [KP]}}}")),
        accepted("web-acl-priorities", acl("!If [A, {Name: a, Priority: 1}, {Name: b, Priority: 1}]")),
        accepted(
            "managed-rule-group", acl("{Name: a, Priority: 1, Statement: {ManagedRuleGroupStatement: {VendorName: Somebody, Name: Own}}}")),
    ]

    private static func acl(_ rule: String) -> String {
        "Acl: {Type: 'AWS::WAFv2::WebACL', Properties: {Scope: REGIONAL, DefaultAction: {Allow: {}}, Rules: [\(rule)]}}"
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
