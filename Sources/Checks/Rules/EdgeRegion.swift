import Documents
import TemplateReading

extension Rule {
    static let edgeRegion = Rule(
        "edge-region", "The web ACL and the Lambda functions of a distribution are in us-east-1.",
        reason:
            "CloudFront refuses the distribution: it takes web ACLs of scope CLOUDFRONT, and versions of functions, from us-east-1 alone.",
        url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html",
        refused: example("arn:aws:wafv2:eu-west-3:123456789012:regional/webacl/a/b"),
        accepted: example("arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b")
    ) { template, breaches in
        for distribution in template.resources(of: "AWS::CloudFront::Distribution") {
            for (path, value) in template.values(at: "DistributionConfig", "WebACLId", in: distribution) {
                if let acl = template.target(of: value), template.certainText(acl.properties["Scope"]) == "REGIONAL" {
                    breaches.add(
                        "\(acl.logicalID) is a web ACL of scope REGIONAL", at: path, remedy: "give one of scope CLOUDFRONT, in us-east-1")
                }
                for text in template.texts(of: value) where isElsewhere(text, service: "wafv2") || text.start.holds(":regional/") {
                    breaches.add("the web ACL is not one of CloudFront's", at: path, remedy: "give one of scope CLOUDFRONT, in us-east-1")
                }
            }
            for behaviour in [["DefaultCacheBehavior"], ["CacheBehaviors", "*"]] {
                let names = ["DistributionConfig"] + behaviour + ["LambdaFunctionAssociations", "*", "LambdaFunctionARN"]
                for (path, value) in template.values(at: names[...], of: .object(distribution.properties), below: distribution.path) {
                    let isHere = template.target(of: value).map { $0.type.hasPrefix("AWS::Lambda::") } ?? false
                    if isHere && template.region != "us-east-1"
                        || template.texts(of: value).contains(where: { isElsewhere($0, service: "lambda") })
                    {
                        breaches.add("the function is not in us-east-1", at: path, remedy: "publish its version in a stack of us-east-1")
                    }
                }
            }
        }
    }

    private static func isElsewhere(_ arn: KnownText, service: String) -> Bool {
        let parts = arn.start.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 4 && parts[0] == "arn" && parts[2] == service && parts[3] != "us-east-1"
    }

    private static func example(_ acl: String) -> String {
        """
        Site:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              WebACLId: \(acl)
              Origins: [{Id: site, DomainName: origin.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}]
              DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: https-only, CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6}
        """
    }
}
