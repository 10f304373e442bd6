import TemplateReading

extension Rule {
    static let distributionOrigin = Rule(
        "distribution-origin", "A behaviour of a distribution names one of its origins.",
        reason: "CloudFront refuses the distribution: one or more of its origins or origin groups do not exist.",
        url: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DefaultCacheBehavior.html",
        refused: example(target: "bucket"), accepted: example(target: "site")
    ) { template, breaches in
        for distribution in template.resources(of: "AWS::CloudFront::Distribution") {
            guard let configuration = template.certain(distribution.properties["DistributionConfig"])?.object,
                let origins = template.certain(configuration["Origins"])?.array
            else { continue }
            let groups = template.certain(template.certain(configuration["OriginGroups"])?["Items"])?.array ?? []
            let ids = (origins + groups).map { template.certainText(template.certain($0)?["Id"]) }
            guard ids.allSatisfy({ $0 != nil }) else { continue }
            for behaviour in [["DefaultCacheBehavior"], ["CacheBehaviors", "*"]] {
                let names = ["DistributionConfig"] + behaviour + ["TargetOriginId"]
                for (path, value) in template.values(at: names[...], of: .object(distribution.properties), below: distribution.path) {
                    guard let target = template.certainText(value), !ids.contains(target) else { continue }
                    breaches.add(
                        "the distribution has no origin \"\(target)\"", at: path,
                        remedy: "take one of \(ids.compactMap(\.self).joined(separator: ", "))")
                }
            }
        }
    }

    private static func example(target: String) -> String {
        """
        Site:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              Origins: [{Id: site, DomainName: origin.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
              DefaultCacheBehavior: {TargetOriginId: \(target), ViewerProtocolPolicy: https-only, CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6}
        """
    }
}
