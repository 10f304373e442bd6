import TemplateReading

extension Rule {
    static let distributionAliases = Rule(
        "distribution-aliases", "A distribution with names of its own shows a certificate for them.",
        reason: "CloudFront refuses the names: a trusted certificate must prove that they are yours.",
        url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements",
        refused: example(certificate: "CloudFrontDefaultCertificate: true"),
        accepted: example(
            certificate:
                "AcmCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a', SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.2_2021"
        )
    ) { template, breaches in
        for distribution in template.resources(of: "AWS::CloudFront::Distribution") {
            guard let configuration = template.certain(distribution.properties["DistributionConfig"])?.object,
                let aliases = template.certainElements(configuration["Aliases"]), !aliases.isEmpty
            else { continue }
            if template.presence(of: configuration["ViewerCertificate"]) == .absent {
                breaches.add(
                    "Aliases without a certificate", in: distribution, at: "DistributionConfig", "Aliases", remedy: "set ViewerCertificate")
            } else if let certificate = template.certain(configuration["ViewerCertificate"])?.object,
                template.presence(of: certificate["AcmCertificateArn"]) == .absent,
                template.presence(of: certificate["IamCertificateId"]) == .absent
            {
                breaches.add(
                    "Aliases with CloudFront's own certificate, which is for *.cloudfront.net alone", in: distribution,
                    at: "DistributionConfig", "ViewerCertificate", remedy: "set AcmCertificateArn")
            }
        }
    }

    private static func example(certificate: String) -> String {
        """
        Site:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              Aliases: [www.example.com]
              Origins: [{Id: site, DomainName: origin.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
              DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: https-only, CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6}
              ViewerCertificate: {\(certificate)}
        """
    }
}
