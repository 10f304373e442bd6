import Documents
import LoomTesting

/// Who may do what in an environment, computed from the roles' policies and the security groups' rules in its templates. What a right comes
/// to is said in the words of the specification; a right for which there is no word stays as it is written, so that none can hide.
struct Access {
    let deployment: Deployment

    /// Everybody who holds a right or a place in the network: roles, and whose security groups there are.
    var callers: Set<String> {
        Set(deployment.all("AWS::IAM::Role").compactMap { $0.text("RoleName").flatMap(deployment.service) } + groups.values)
    }

    /// What `caller` may do. That it writes its own log is not said, nor that it lists what it may read.
    func rights(of caller: String) -> Set<String> {
        let words = vocabulary(of: caller)
        var rights = Set(statements(of: caller).map { $0.said(in: words) } + managedPolicies(of: caller) + ways(of: caller))
        rights.remove("writes its log")
        for right in rights where right.hasPrefix("reads ") { rights.remove("lists " + right.dropFirst("reads ".count)) }
        return rights
    }

    private func role(of caller: String) -> DeployedResource? {
        deployment.all("AWS::IAM::Role").first { $0.text("RoleName").flatMap(deployment.service) == caller }
    }

    private func statements(of caller: String) -> [Statement] {
        guard let role = role(of: caller) else { return [] }
        let names = [role.id, role.text("RoleName")]
        return deployment.all("AWS::IAM::Policy").filter { $0.texts("Roles").contains(where: names.contains) }.flatMap { policy in
            (policy["PolicyDocument"]?["Statement"]?.array ?? []).map { Statement($0, in: policy) }
        }
    }

    private func managedPolicies(of caller: String) -> [String] {
        role(of: caller)?.texts("ManagedPolicyArns").map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? []
    }

    /// What the specification calls the right to take some actions on a resource; `@` stands for any object.
    private func vocabulary(of caller: String) -> [Statement.Word] {
        // The role that starts a task is its service's too.
        let service = caller.hasSuffix("-execution") ? String(caller.dropLast("-execution".count)) : caller
        let user = String(caller.map { $0 == "-" ? "_" : $0 })
        let log = deployment.all("AWS::Logs::LogGroup").first { $0.tag("service") == service }?.id ?? ""
        let channels = ["ControlChannel", "DataChannel"].flatMap { ["ssmmessages:Create\($0)", "ssmmessages:Open\($0)"] }
        return [
            .init(
                "signs in to the database", "arn:aws:rds-db:eu-west-3:{account}:dbuser:data.Database.DbiResourceId/\(user)",
                ["rds-db:connect"]),
            .init(
                "invokes @", "arn:aws:lambda:eu-west-3:{account}:function:novialoom-@-\(deployment.app.environment):live",
                ["lambda:InvokeFunction"]),
            .init("sends @", "data.@.Arn", ["sqs:SendMessage"]),
            .init(
                "consumes @", "data.@.Arn",
                ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]),
            .init("reads @", "data.Reports.Arn/@", ["s3:GetObject"]),
            .init("lists @", "data.Reports.Arn", ["s3:ListBucket"], when: ["StringLike": ["s3:prefix": "@"]]),
            .init("writes @", "data.Reports.Arn/@", ["s3:PutObject", "s3:AbortMultipartUpload"]),
            .init("secret of the database", "data.Database.MasterUserSecret.SecretArn", ["secretsmanager:GetSecretValue"]),
            .init("secret @", "data.@", ["secretsmanager:GetSecretValue"]),
            .init("writes its log", "\(log).Arn", ["logs:CreateLogStream", "logs:PutLogEvents"]),
            .init(
                "pulls its image", "arn:aws:ecr:eu-west-3:{account}:repository/novialoom-\(service)",
                ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]),
            .init("logs in to the registry", "*", ["ecr:GetAuthorizationToken"]),
            .init("remote shell", "*", channels),
        ]
    }
}

extension Access {
    /// A statement of a policy, with what it refers to put in.
    struct Statement {
        let json: JSON
        let actions: [String]
        let resources: [String]

        init(_ json: JSON, in policy: DeployedResource) {
            func texts(_ key: String) -> [String] {
                (json[key]?.array ?? [json[key]].compactMap { $0 }).map { policy.text(of: $0) }
            }
            self.json = json
            actions = texts("Action")
            resources = texts("Resource")
        }

        struct Word {
            var words: String
            var resource: String
            var actions: Set<String>
            var condition: JSON?

            init(_ words: String, _ resource: String, _ actions: [String], when condition: JSON? = nil) {
                self.words = words
                self.resource = resource
                self.actions = Set(actions)
                self.condition = condition
            }
        }

        /// The statement in one of `words`, or as it is written.
        func said(in words: [Word]) -> String {
            for word in words where json["Effect"] == "Allow" && resources.count == 1 && Set(actions) == word.actions {
                let text = resources[0] + Self.text(json["Condition"])
                let parts = (word.resource + Self.text(word.condition)).split(separator: "@", omittingEmptySubsequences: false)
                guard text.hasPrefix(parts[0]), text.hasSuffix(parts[parts.count - 1]) else { continue }
                if parts.count == 1, text != parts[0] { continue }
                let object = parts.count == 1 ? "" : text.dropFirst(parts[0].count).dropLast(parts[1].count).lowercased()
                return word.words.split(separator: "@", omittingEmptySubsequences: false).joined(separator: object)
            }
            return "\(Self.text(json)) on \(resources)"
        }

        private static func text(_ json: JSON?) -> String {
            json.map { String(decoding: JSONWriter.bytes($0, .compact), as: UTF8.self) } ?? ""
        }
    }
}
