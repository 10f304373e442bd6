import Documents
import TemplateReading

extension Rule {
    static let resourceName = Rule(
        "resource-name", "A name has the length and the letters that its service takes.",
        reason: "The service refuses the resource: each has limits of its own, which the published schemas leave out for many.",
        url: "https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html",
        refused: example("novialoom-analysis-for-production"), accepted: example("novialoom-analysis-production")
    ) { template, breaches in
        for form in NameForm.all {
            for resource in template.resources(of: form.type) {
                for (path, value) in template.values(at: form.at[...], of: .object(resource.properties), below: resource.path) {
                    for text in template.texts(of: value) {
                        guard let problem = form.problem(with: text, isWritten: !Intrinsic.stands(in: value)) else { continue }
                        breaches.add(problem, at: path, remedy: form.remedy)
                    }
                }
            }
        }
    }

    private static func example(_ name: String) -> String {
        """
        Balancer:
          Type: AWS::ElasticLoadBalancingV2::LoadBalancer
          Properties: {Name: \(name), Subnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]}
        """
    }
}

/// What a service takes as a name.
private struct NameForm {
    let type: String
    let at: [String]
    let length: ClosedRange<Int>
    /// What may stand beside letters and digits; nil where the published schema says that, and how long a name may be.
    let others: String?
    var isLowercase = false
    var startsWithLetter = false
    /// Neither at the start nor at the end, nor two in a row.
    var hyphensInside = false
    var forbiddenPrefixes: [String] = []

    init(
        _ type: String, _ property: String, _ length: ClosedRange<Int>, _ others: String?, isLowercase: Bool = false,
        startsWithLetter: Bool = false, hyphensInside: Bool = false, not forbiddenPrefixes: [String] = []
    ) {
        self.type = "AWS::" + type
        at = property.split(separator: "/").map(String.init)
        self.length = length
        self.others = others
        self.isLowercase = isLowercase
        self.startsWithLetter = startsWithLetter
        self.hyphensInside = hyphensInside
        self.forbiddenPrefixes = forbiddenPrefixes
    }

    static let all = [
        NameForm("ElasticLoadBalancingV2::LoadBalancer", "Name", 1...32, "-", hyphensInside: true, not: ["internal-"]),
        NameForm("ElasticLoadBalancingV2::TargetGroup", "Name", 1...32, "-", hyphensInside: true),
        NameForm("ElasticLoadBalancing::LoadBalancer", "LoadBalancerName", 1...32, "-", hyphensInside: true),
        NameForm("ElastiCache::ServerlessCache", "ServerlessCacheName", 1...40, "-", startsWithLetter: true, hyphensInside: true),
        NameForm("ElastiCache::ReplicationGroup", "ReplicationGroupId", 1...40, "-", startsWithLetter: true, hyphensInside: true),
        NameForm("ElastiCache::CacheCluster", "ClusterName", 1...50, "-", startsWithLetter: true, hyphensInside: true),
        NameForm("SQS::Queue", "QueueName", 1...80, "-_."),
        NameForm("SNS::Topic", "TopicName", 1...256, "-_."),
        NameForm("DynamoDB::Table", "TableName", 3...255, "-_."),
        NameForm("ECS::Cluster", "ClusterName", 1...255, "-_"),
        NameForm("ECS::Service", "ServiceName", 1...255, "-_"),
        NameForm("ECS::TaskDefinition", "Family", 1...255, "-_"),
        NameForm("ECS::CapacityProvider", "Name", 1...255, "-_", not: ["aws", "ecs", "fargate"]),
        NameForm("IAM::Role", "RoleName", 1...64, nil),
        NameForm("IAM::ManagedPolicy", "ManagedPolicyName", 1...128, "+=,.@_-"),
        NameForm("IAM::Role", "Policies/*/PolicyName", 1...128, "+=,.@_-"),
        NameForm("EC2::SecurityGroup", "GroupName", 1...255, " ._-:/()#,@[]+=&;{}!$*", not: ["sg-"]),
        NameForm("Kinesis::Stream", "Name", 1...128, "-_."),
        NameForm("StepFunctions::StateMachine", "StateMachineName", 1...80, "-_.!@()+='"),
        NameForm("StepFunctions::Activity", "Name", 1...80, "-_.!@()+='"),
        NameForm("SecretsManager::Secret", "Name", 1...512, "/_+=.@-"),
        NameForm("SSM::Parameter", "Name", 1...1011, "/_.-", not: ["aws", "ssm", "/aws/", "/ssm/"]),
        NameForm("ApiGateway::Stage", "StageName", 1...128, "-_"),
        NameForm("ApiGatewayV2::Stage", "StageName", 1...128, "-_$"),
        NameForm("CloudFront::OriginAccessControl", "OriginAccessControlConfig/Name", 1...64, nil),
        NameForm("CloudFront::CachePolicy", "CachePolicyConfig/Name", 1...128, "-_"),
        NameForm("CloudFront::ResponseHeadersPolicy", "ResponseHeadersPolicyConfig/Name", 1...128, nil),
        NameForm("CloudFront::Function", "Name", 1...64, "-_"),
        NameForm("RDS::DBSubnetGroup", "DBSubnetGroupName", 1...255, " ._-", not: ["default"]),
        NameForm("S3::Bucket", "BucketName", 3...63, nil, isLowercase: true, not: ["xn--", "sthree-", "amzn-s3-demo-"]),
        NameForm("Lambda::Function", "FunctionName", 1...64, nil),
        NameForm("Scheduler::ScheduleGroup", "Name", 1...64, nil),
        NameForm("KMS::Alias", "AliasName", 7...256, nil, not: ["alias/aws/"]),
    ]

    /// What is wrong with a name, as far as it is known. The length of one that is written out may be the published schema's business.
    func problem(with text: KnownText, isWritten: Bool) -> String? {
        // What Secrets Manager or Systems Manager gives is not known.
        if text.constants.contains(where: { $0.holds("{{resolve:") }) { return nil }
        if text.leastLength > length.upperBound, others != nil || !isWritten {
            return "\(text.constant == nil ? "at least " : "")\(text.leastLength) characters; \(length.upperBound) are taken"
        }
        let start = text.start
        if let prefix = forbiddenPrefixes.first(where: { start.lowercased().hasPrefix($0) && isWhole($0, of: start) }) {
            return "a name that starts with \(prefix) is AWS's own"
        }
        for scalar in text.constants.joined().unicodeScalars where others != nil && !takes(scalar) {
            return "\"\(scalar)\" is not taken in a name\(isLowercase && scalar.properties.isUppercase ? "; letters are small" : "")"
        }
        if startsWithLetter, let first = start.unicodeScalars.first, !first.properties.isAlphabetic {
            return "the first character is no letter"
        }
        if hyphensInside {
            if start.hasPrefix("-") { return "the name starts with a hyphen" }
            if case .constant(let end)? = text.parts.last, end.hasSuffix("-") { return "the name ends with a hyphen" }
        }
        if let name = text.constant {
            if name.isEmpty { return nil }
            if name.utf8.count < length.lowerBound { return "\(name.utf8.count) characters; at least \(length.lowerBound) are needed" }
        }
        return nil
    }

    /// `aws` is a word of its own in `aws/x`, not in `awsome`; what ends with a mark is one anyway.
    private func isWhole(_ prefix: String, of text: String) -> Bool {
        guard type == "AWS::RDS::DBSubnetGroup" else { return true }
        return text == prefix
    }

    private func takes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9": true
        case "A"..."Z": !isLowercase
        default: others?.unicodeScalars.contains(scalar) ?? true
        }
    }

    var remedy: String {
        let letters = isLowercase ? "small letters" : "letters"
        guard let others else { return "take \(length.lowerBound) to \(length.upperBound) characters" }
        let marks = others.isEmpty ? "" : " and \(others.contains(" ") ? "blanks, " : "")\(others.filter { $0 != " " })"
        return "take \(length.lowerBound) to \(length.upperBound) \(letters), digits\(marks)"
    }
}
