import Documents
import TemplateReading

extension Rule {
    static let policyShape = Rule(
        "policy-shape", "A policy has the elements that its kind of policy takes.",
        reason: """
            IAM refuses a malformed policy. What a user, group or role may do needs a Resource and takes no Principal; who may take a role \
            needs a Principal and takes no Resource; each statement has one Effect, and Action or NotAction.
            """,
        url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
        refused: example("Effect: Alow"), accepted: example("Effect: Allow")
    ) { template, breaches in
        for policy in template.policyDocuments where policy.document["Fn::Transform"] == nil {
            if let version = template.certainText(policy.document["Version"]), !["2012-10-17", "2008-10-17"].contains(version) {
                breaches.add(
                    "there is no version \(version) of the policy language", at: policy.path + ["Version"], remedy: "write 2012-10-17")
            }
            for key in policy.document.keys where !["version", "id", "statement"].contains(key.lowercased()) {
                breaches.add("a policy has no element \(key)", at: policy.path + [key])
            }
            if policy.document["Statement"] == nil, policy.document["statement"] == nil {
                breaches.add("Statement is missing", at: policy.path)
            }
            var names: Set<String> = []
            for (path, statement) in policy.statements where statement["Fn::Transform"] == nil {
                var check = StatementCheck(template: template, kind: policy.kind, statement: statement)
                for (key, message) in check.problems() { breaches.add(message, at: path + (key.map { [$0] } ?? [])) }
                if policy.kind != .resource, !path.contains("Fn::If"), let name = template.certainText(statement["Sid"]), !name.isEmpty,
                    !names.insert(name).inserted
                {
                    breaches.add("two statements are called \(name)", at: path + ["Sid"])
                }
            }
        }
    }

    private static func example(_ effect: String) -> String {
        """
        Policy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: '2012-10-17', Statement: [{\(effect), Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*'}]}
        """
    }
}

/// One statement of a policy.
private struct StatementCheck {
    let template: TemplateView
    let kind: PolicyDocument.Kind
    let statement: JSON.Object
    private var found: [(key: String?, message: String)] = []

    init(template: TemplateView, kind: PolicyDocument.Kind, statement: JSON.Object) {
        self.template = template
        self.kind = kind
        self.statement = statement
    }

    private static let elements = [
        "sid", "effect", "principal", "notprincipal", "action", "notaction", "resource", "notresource", "condition",
    ]

    mutating func problems() -> [(key: String?, message: String)] {
        for key in statement.keys where !Self.elements.contains(key.lowercased()) {
            found.append((key, "a statement has no element \(key)"))
        }
        // IAM reads the names of elements in any case; that is not followed further.
        guard statement.keys.allSatisfy({ $0.first?.isUppercase == true }) else { return found }
        if let effect = template.certainText(statement["Effect"]), !["Allow", "Deny"].contains(effect) {
            found.append(("Effect", "\"\(effect)\" is neither Allow nor Deny"))
        }
        require(["Effect"])
        require(["Action", "NotAction"])
        switch kind {
        case .identity:
            require(["Resource", "NotResource"])
            forbid(["Principal", "NotPrincipal"], "says what its owner may do")
        case .trust:
            require(["Principal", "NotPrincipal"])
            forbid(["Resource", "NotResource"], "says who may take the role")
        case .resource:
            require(["Principal", "NotPrincipal"])
        }
        if kind != .resource, let name = template.certainText(statement["Sid"]),
            !name.unicodeScalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) })
        {
            found.append(("Sid", "\"\(name)\" holds more than letters and digits"))
        }
        return found
    }

    private mutating func require(_ keys: [String]) {
        let presences = keys.map { template.presence(of: statement[$0]) }
        if presences.allSatisfy({ $0 == .absent }) {
            found.append((nil, "\(keys.joined(separator: " or ")) is missing"))
        } else if presences.allSatisfy({ $0 == .present }), keys.count > 1 {
            found.append((keys[1], "\(keys[0]) and \(keys[1]) exclude each other"))
        }
    }

    private mutating func forbid(_ keys: [String], _ purpose: String) {
        for key in keys where template.presence(of: statement[key]) == .present {
            found.append((key, "a policy that \(purpose) takes no \(key)"))
        }
    }
}
