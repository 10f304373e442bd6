import Documents
import TemplateReading

extension Rule {
    static let certificateRegion = Rule(
        "certificate-region", "A certificate is in the region of what shows it; that of CloudFront in us-east-1.",
        reason: "The service refuses the certificate, and CloudFront only after minutes: it looks for certificates in us-east-1 alone.",
        url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
        refused: example(region: "eu-west-3"), accepted: example(region: "us-east-1")
    ) { template, breaches in
        for (type, path, isGlobal) in places {
            let wanted = isGlobal ? "us-east-1" : template.region
            for resource in template.resources(of: type) {
                for (place, value) in template.values(at: path[...], of: .object(resource.properties), below: resource.path) {
                    for region in regions(of: value, template) where region != wanted {
                        breaches.add(
                            "the certificate is in \(region), and is looked for in \(wanted)", at: place,
                            remedy: "make one in a stack of \(wanted), and give its ARN here")
                    }
                }
            }
        }
    }

    private static let places: [(type: String, path: [String], isGlobal: Bool)] = [
        ("AWS::CloudFront::Distribution", ["DistributionConfig", "ViewerCertificate", "AcmCertificateArn"], true),
        ("AWS::Cognito::UserPoolDomain", ["CustomDomainConfig", "CertificateArn"], true),
        ("AWS::AppSync::DomainName", ["CertificateArn"], true),
        ("AWS::ApiGateway::DomainName", ["CertificateArn"], true),
        ("AWS::ApiGateway::DomainName", ["RegionalCertificateArn"], false),
        ("AWS::ApiGatewayV2::DomainName", ["DomainNameConfigurations", "*", "CertificateArn"], false),
        ("AWS::ElasticLoadBalancingV2::Listener", ["Certificates", "*", "CertificateArn"], false),
        ("AWS::ElasticLoadBalancingV2::ListenerCertificate", ["Certificates", "*", "CertificateArn"], false),
    ]

    private static func regions(of value: JSON, _ template: TemplateView) -> [String] {
        if let certificate = template.target(of: value) {
            return certificate.type == "AWS::CertificateManager::Certificate" ? [template.region] : []
        }
        return template.texts(of: value).compactMap { text in
            let parts = text.start.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count > 4, parts[0] == "arn", parts[2] == "acm", !parts[3].isEmpty else { return nil }
            return String(parts[3])
        }
    }

    private static func example(region: String) -> String {
        """
        Site:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              Aliases: [www.example.com]
              Origins: [{Id: site, DomainName: origin.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
              DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: https-only, CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6}
              ViewerCertificate: {AcmCertificateArn: 'arn:aws:acm:\(region):123456789012:certificate/a', SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.2_2021}
        """
    }
}
