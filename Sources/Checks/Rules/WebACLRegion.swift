import TemplateReading

extension Rule {
    static let webACLRegion = Rule(
        "web-acl-region", "What guards CloudFront stands in us-east-1.",
        reason: "WAF refuses the scope CLOUDFRONT everywhere else: \"The scope is not valid\".",
        url: "https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html",
        refused: example(scope: "CLOUDFRONT"), accepted: example(scope: "REGIONAL")
    ) { template, breaches in
        guard template.region != "us-east-1" else { return }
        for type in ["WebACL", "RuleGroup", "IPSet", "RegexPatternSet"] {
            for resource in template.resources(of: "AWS::WAFv2::\(type)")
            where template.certainText(resource.properties["Scope"]) == "CLOUDFRONT" {
                breaches.add(
                    "scope CLOUDFRONT in \(template.region)", in: resource, at: "Scope",
                    remedy: "put it into a stack of us-east-1, or make the scope REGIONAL for a load balancer or an API")
            }
        }
        for association in template.resources(of: "AWS::WAFv2::WebACLAssociation")
        where template.texts(of: association.properties["WebACLArn"]).contains(where: {
            $0.constants.contains { $0.holds(":global/webacl/") }
        }) {
            breaches.add(
                "a web ACL of CloudFront guards nothing else", in: association, at: "WebACLArn",
                remedy: "give one of scope REGIONAL, in \(template.region)")
        }
    }

    private static func example(scope: String) -> String {
        "Addresses: {Type: 'AWS::WAFv2::IPSet', Properties: {Scope: \(scope), IPAddressVersion: IPV4, Addresses: [192.0.2.0/24]}}"
    }
}
