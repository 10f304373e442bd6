import Documents

extension Rule {
    static let policySize = Rule(
        "policy-size", "Policies stay within the size that IAM takes.",
        reason: """
            IAM refuses more, and no quota raises it: 6,144 characters in a managed policy, 10,240 in all of a role's own policies \
            together, 2,048 in a user's and 5,120 in a group's. White space does not count.
            """,
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
        refused: example(count: 200), accepted: example(count: 20)
    ) { template, breaches in
        var sizes: [String: Int] = [:]
        for policy in template.policyDocuments where policy.kind != .resource {
            let size = template.leastSize(of: .object(policy.document))
            if policy.kind == .trust {
                // 2,048 characters, unless the quota is raised.
                if size > 4096 { breaches.add("at least \(size) characters; 4,096 are taken at most", at: policy.path) }
            } else if policy.owner.type == "AWS::IAM::ManagedPolicy" {
                if size > 6144 {
                    breaches.add(
                        "at least \(size) characters; 6,144 are taken", at: policy.path,
                        remedy: "make two policies of it, or use * in what the actions have in common")
                }
            } else if !policy.path.contains("Fn::If") {
                sizes[policy.owner.logicalID, default: 0] += size
            }
        }
        let limits = ["AWS::IAM::Role": 10240, "AWS::IAM::User": 2048, "AWS::IAM::Group": 5120]
        for (type, limit) in limits.sorted(by: { $0.key < $1.key }) {
            for owner in template.resources(of: type) {
                var size = sizes[owner.logicalID] ?? 0
                for policy in template.resources(of: "AWS::IAM::Policy") where policy.isUnconditional {
                    let key = type == "AWS::IAM::Role" ? "Roles" : type == "AWS::IAM::User" ? "Users" : "Groups"
                    if template.certain(policy.properties[key])?.array?.contains(where: {
                        template.target(of: $0)?.logicalID == owner.logicalID
                    }) == true {
                        size += sizes[policy.logicalID] ?? 0
                    }
                }
                guard size > limit else { continue }
                breaches.add(
                    "the policies of \(owner.logicalID) have at least \(size) characters; \(limit) are taken",
                    at: ["Resources", owner.logicalID], remedy: "move some into managed policies")
            }
        }
    }

    private static func example(count: Int) -> String {
        let resources = (0..<count).map { "'arn:aws:s3:::bucket-number-\($0)/*'" }.joined(separator: ", ")
        return """
            Policy:
              Type: AWS::IAM::ManagedPolicy
              Properties:
                PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: [\(resources)]}]}
            """
    }
}

extension TemplateView {
    /// How many characters a value takes as JSON at least; white space is left out everywhere, as IAM does.
    func leastSize(of value: JSON) -> Int {
        if Intrinsic(value) != nil {
            let sizes = alternatives(of: value).map { alternative in
                switch alternative {
                case .value(let value) where value.array != nil || value.object != nil: leastSize(of: value)
                case .value, .reference, .unknown: (texts(of: value).map(\.leastLength).min() ?? 0) + 2
                case .absent: 0
                }
            }
            return sizes.min() ?? 0
        }
        switch value {
        case .string(let text): return text.unicodeScalars.count { !$0.properties.isWhitespace } + 2
        case .array(let elements):
            let sizes = elements.map(leastSize).filter { $0 > 0 }
            return sizes.reduce(0, +) + max(0, sizes.count - 1) + 2
        case .object(let object):
            let members = object.filter { presence(of: $0.value) == .present }
            return members.reduce(2 + max(0, members.count - 1)) { $0 + $1.key.utf8.count + 3 + leastSize(of: $1.value) }
        default: return SchemaCheck.text(of: value).utf8.count
        }
    }
}
