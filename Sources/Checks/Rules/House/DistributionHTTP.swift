import TemplateReading

extension Rule {
    static let distributionHTTP = Rule(
        "distribution-http", "CloudFront answers over HTTPS.", severity: .warning,
        reason: "Over plain HTTP everybody on the way reads what is sent, cookies and tokens among it, and may change the answer.",
        url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
        refused: example(policy: "allow-all"), accepted: example(policy: "redirect-to-https")
    ) { template, breaches in
        for distribution in template.resources(of: "AWS::CloudFront::Distribution") {
            for place in [["DefaultCacheBehavior"], ["CacheBehaviors", "*"]] {
                let names = ["DistributionConfig"] + place + ["ViewerProtocolPolicy"]
                for (path, value) in template.values(at: names[...], of: .object(distribution.properties), below: distribution.path)
                where template.certainText(value) == "allow-all" {
                    breaches.add("it answers plain HTTP", at: path, remedy: "make it redirect-to-https, or https-only")
                }
            }
        }
    }

    private static func example(policy: String) -> String {
        """
        Site:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              Origins:
                - {Id: web, DomainName: www.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}
              DefaultCacheBehavior:
                TargetOriginId: web
                CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
                ViewerProtocolPolicy: \(policy)
        """
    }
}
