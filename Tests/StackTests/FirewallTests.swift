import Documents
import LoomTesting
import NovialoomStacks
import Testing

@Suite struct FirewallTests {
    @Test("A16: a regional web ACL stands before the API's stage, which exists first", arguments: Environment.systems)
    func association(in environment: Environment) throws {
        let deployment = Deployment.of(environment)
        let association = try #require(deployment.all("AWS::WAFv2::WebACLAssociation").first)
        #expect(association.text("WebACLArn") == "api.Firewall.Arn")
        #expect(
            association.text("ResourceArn") == "arn:aws:apigateway:eu-west-3::/restapis/api.Api/stages/\(environment.rawValue)")
        #expect(association.resource.attributes["DependsOn"] == ["ApiStage"])
        #expect(deployment["api.Firewall"]?["Scope"] == "REGIONAL")
    }

    @Test(
        "A16: AWS's managed rules against the OWASP Top 10 decide, and one address cannot ask without end", arguments: Environment.systems)
    func rules(in environment: Environment) throws {
        let rules = try #require(Deployment.of(environment)["api.Firewall"]?["Rules"]?.array)
        let groups = rules.compactMap { $0["Statement"]?["ManagedRuleGroupStatement"]?["Name"]?.string }
        #expect(
            groups == [
                "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet",
                "AWSManagedRulesSQLiRuleSet",
            ])
        for rule in rules {
            // A group's own actions stand, and other rules block.
            #expect(rule["OverrideAction"] == ["None": [:]] || rule["Action"] == ["Block": [:]], "\(rule["Name"]?.string ?? "")")
        }
        #expect(rules.contains { $0["Statement"]?["RateBasedStatement"]?["AggregateKeyType"] == "IP" })
    }

    @Test("A16: uploads are allowed: of the common rules the one on the body's size, and no other, only counts")
    func uploads() {
        let rules = Deployment.prod["api.Firewall"]?["Rules"]?.array ?? []
        let overrides = rules.compactMap { $0["Statement"]?["ManagedRuleGroupStatement"]?["RuleActionOverrides"] }
        #expect(overrides == [[["ActionToUse": ["Count": [:]], "Name": "SizeRestrictions_BODY"]]])
    }
}
