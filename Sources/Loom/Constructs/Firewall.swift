import AWS
import CloudFormationModel

/// A web ACL before a stage of a REST API: AWS's managed rules against the OWASP Top 10, and a limit on requests from one address.
///
/// | OWASP Top 10 (2021) | rule group |
/// |---|---|
/// | A01 access control, A03 injection (XSS), A05 misconfiguration, A10 SSRF | `AWSManagedRulesCommonRuleSet` |
/// | A03 injection (SQL) | `AWSManagedRulesSQLiRuleSet` |
/// | A06 vulnerable components, A08 integrity | `AWSManagedRulesKnownBadInputsRuleSet` |
/// | A07 authentication failures | the rate limit, `AWSManagedRulesAmazonIpReputationList` |
public struct Firewall: Construct {
    public var handle: Handle
    let api: any StagedAPI
    let requestsPerFiveMinutes: Int
    let bodyLimit: Size
    let logging: Logging
    let generation: Int

    /// - Parameters:
    ///   - requestsPerFiveMinutes: from one address, 10 to 2,000,000,000.
    ///   - bodyLimit: requests that declare a longer body are refused; a firewall itself inspects no more than the first 64 KiB. A Lambda
    ///     function takes 6 MB, in which an upload stands as base64, a third longer: more than 4 MiB would fail behind the firewall.
    public init(
        before api: any StagedAPI, requestsPerFiveMinutes: Int = 2_000, bodyLimit: Size = .mebibytes(4), logging: Logging,
        generation: Int = 1,
        file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("Firewall", file: file, line: line)
        self.api = api
        self.requestsPerFiveMinutes = requestsPerFiveMinutes
        self.bodyLimit = bodyLimit
        self.logging = logging
        self.generation = generation
    }

    public func build(in scope: Scope) {
        if !(10...2_000_000_000).contains(requestsPerFiveMinutes) {
            scope.report("firewall-rate", "a limit of \(requestsPerFiveMinutes) requests", remedy: "AWS takes 10 to 2,000,000,000")
        }
        let name = scope.name(.webACL, generation: generation)
        let rules: [WAFv2.WebACL.Rule] =
            [rateLimit, contentLength]
            + [
                managed("AWSManagedRulesAmazonIpReputationList", 2),
                // Uploads are larger than what this rule allows (8 KiB): it counts, and the limit above decides.
                managed("AWSManagedRulesCommonRuleSet", 3, counting: ["SizeRestrictions_BODY"]),
                managed("AWSManagedRulesKnownBadInputsRuleSet", 4),
                managed("AWSManagedRulesSQLiRuleSet", 5),
            ]
        let acl = scope.add(
            WAFv2.WebACL(
                defaultAction: .init(allow: .init()), scope: .regional, visibilityConfig: visibility(name),
                description: Value("Before the API of \(scope.naming.app)"), name: Value(name), rules: List(rules)))
        scope.add(
            "Association",
            WAFv2.WebACLAssociation(resourceArn: api.stageARN, webACLArn: acl.arn, attributes: ResourceAttributes(dependsOn: [api.stage])))
        let log = scope.add("Logs", logging.group("aws-waf-logs-\(name)", in: scope))
        scope.add(
            "Logging",
            WAFv2.LoggingConfiguration(
                logDestinationConfigs: ["arn:\(.partition):logs:\(.region):\(.accountID):log-group:\(log.ref)"], resourceArn: acl.arn,
                // What passed stands in the API's own access log.
                loggingFilter: .init(
                    defaultBehavior: .drop,
                    filters: [
                        .init(
                            behavior: .keep,
                            conditions: [.init(actionCondition: .init(action: .block)), .init(actionCondition: .init(action: .count))],
                            requirement: .meetsAny)
                    ]),
                redactedFields: [.init(singleHeader: .init(name: "authorization")), .init(singleHeader: .init(name: "x-api-key"))]))
    }

    private func visibility(_ name: String) -> WAFv2.WebACL.VisibilityConfig {
        .init(cloudWatchMetricsEnabled: true, metricName: Value(name), sampledRequestsEnabled: true)
    }

    private var rateLimit: WAFv2.WebACL.Rule {
        .init(
            name: "rate-limit", priority: 0,
            statement: .init(rateBasedStatement: .init(aggregateKeyType: .ip, limit: Value(requestsPerFiveMinutes))),
            visibilityConfig: visibility("rate-limit"), action: .init(block: .init()))
    }

    private var contentLength: WAFv2.WebACL.Rule {
        .init(
            name: "body-limit", priority: 1,
            statement: .init(
                regexMatchStatement: .init(
                    fieldToMatch: .init(singleHeader: .init(name: "content-length")),
                    regexString: Value(DecimalPattern.greater(than: bodyLimit.mebibytes * 1_048_576)),
                    textTransformations: [.init(priority: 0, type: .explicitNone)])),
            visibilityConfig: visibility("body-limit"), action: .init(block: .init()))
    }

    private func managed(_ group: String, _ priority: Int, counting: [String] = []) -> WAFv2.WebACL.Rule {
        .init(
            name: Value(group), priority: Value(priority),
            statement: .init(
                managedRuleGroupStatement: .init(
                    name: Value(group), vendorName: "AWS",
                    ruleActionOverrides: counting.isEmpty
                        ? nil : List(counting.map { .init(actionToUse: .init(count: .init()), name: Value($0)) }))),
            visibilityConfig: visibility(group), overrideAction: .init(none: [:]))
    }
}
