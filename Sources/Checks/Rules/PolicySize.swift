import Documents
import TemplateReading

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
        for policy in template.policyDocuments where policy.kind != .resource {
            let isManaged = policy.owner.type == "AWS::IAM::ManagedPolicy"
            guard isManaged || policy.kind == .trust else { continue }
            // 2,048 characters of trust are taken, unless the quota is raised.
            let limit = isManaged ? 6144 : 4096
            guard let size = template.leastSize(of: [policy], over: limit) else { continue }
            breaches.add(
                "at least \(size) characters; \(limit) are taken", at: policy.path,
                remedy: isManaged ? "make two policies of it, or use * in what the actions have in common" : nil)
        }
        let inline = template.policyDocuments.filter { $0.kind == .identity && !$0.path.contains("Fn::If") }
        let byOwner = Dictionary(grouping: inline) { $0.owner.logicalID }
        for (type, attached, limit) in [
            ("AWS::IAM::Role", "Roles", 10240), ("AWS::IAM::User", "Users", 2048), ("AWS::IAM::Group", "Groups", 5120),
        ] {
            let attachments = template.policies(attachedBy: attached)
            for owner in template.resources(of: type) {
                let owners = [owner.logicalID] + attachments[owner.logicalID, default: []]
                guard let size = template.leastSize(of: owners.flatMap { byOwner[$0] ?? [] }, over: limit) else { continue }
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
    /// The policies that are always attached, by the roles, users or groups that `property` names.
    fileprivate func policies(attachedBy property: String) -> [String: [String]] {
        var policies: [String: [String]] = [:]
        for policy in resources(of: "AWS::IAM::Policy") where policy.isUnconditional {
            let owners = Set((certain(policy.properties[property])?.array ?? []).compactMap { target(of: $0)?.logicalID })
            for owner in owners { policies[owner, default: []].append(policy.logicalID) }
        }
        return policies
    }

    /// How many characters policies take together at least, if that is more than `limit`.
    fileprivate func leastSize(of policies: [PolicyDocument], over limit: Int) -> Int? {
        // What is far from the limit need not be measured: functions seldom give more than twice what they are written with.
        guard policies.reduce(0, { $0 + JSON.object($1.document).writtenSize }) > limit / 2 else { return nil }
        let size = policies.reduce(0) { $0 + leastSize(of: .object($1.document)) }
        return size > limit ? size : nil
    }

    /// How many characters a value takes as JSON at least; white space is left out everywhere, as IAM does.
    func leastSize(of value: JSON) -> Int {
        if Intrinsic.stands(in: value) {
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
        default: return value.scalarText.utf8.count
        }
    }
}

extension JSON {
    /// The bytes of all texts and keys.
    fileprivate var writtenSize: Int {
        switch self {
        case .string(let text): text.utf8.count + 2
        case .array(let elements): elements.reduce(0) { $0 + $1.writtenSize }
        case .object(let object): object.members.reduce(0) { $0 + $1.key.utf8.count + 4 + $1.value.writtenSize }
        default: 4
        }
    }
}
