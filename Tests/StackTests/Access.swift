import Documents
import Loom

/// Who may do what in an environment, computed from the roles' policies and the security groups' rules in its templates. What a right comes
/// to is said in the words of the specification; a right for which there is no word stays as it is written, so that none can hide.
struct Access {
    let deployment: Deployment

    /// Everybody who holds a right: a role, or a program's security group.
    var callers: Set<String> {
        let roles = deployment.all("AWS::IAM::Role").compactMap { $0.text("RoleName").flatMap(deployment.service) }
        return Set(roles + groups.values).subtracting(["database", "cache"])
    }

    /// What `caller` may do.
    func rights(of caller: String) -> Set<String> {
        var rights = Set(statements(of: caller).map { words(for: $0, caller) } + managedPolicies(of: caller) + ways(of: caller))
        // To write one's own log needs no word, nor does to list what one may read.
        rights.remove("writes its log")
        for right in rights where right.hasPrefix("reads ") { rights.remove("lists " + right.dropFirst("reads ".count)) }
        return rights
    }

    // MARK: Policies

    /// A statement with what it refers to put in.
    struct Statement {
        var effect: String
        var actions: Set<String>
        var resources: [String]
        var condition: JSON?

        init(_ json: JSON, in policy: PlacedResource) {
            func texts(_ key: String) -> [String] {
                (json[key]?.array ?? [json[key]].compactMap { $0 }).map { policy.values.text($0, in: policy.stack) }
            }
            effect = json["Effect"]?.string ?? ""
            actions = Set(texts("Action"))
            resources = texts("Resource")
            condition = json["Condition"]
        }
    }

    private func role(of caller: String) -> PlacedResource? {
        deployment.all("AWS::IAM::Role").first { $0.text("RoleName") == "novialoom-\(caller)-\(deployment.app.environment)" }
    }

    private func statements(of caller: String) -> [Statement] {
        let role = role(of: caller)?.id ?? caller
        return deployment.all("AWS::IAM::Policy").filter { $0.texts("Roles").contains(role) }.flatMap { policy in
            (policy["PolicyDocument"]?["Statement"]?.array ?? []).map { Statement($0, in: policy) }
        }
    }

    private func managedPolicies(of caller: String) -> [String] {
        (role(of: caller)?.texts("ManagedPolicyArns") ?? []).map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    }

    private func words(for statement: Statement, _ caller: String) -> String {
        let verbatim =
            "\(statement.effect) \(statement.actions.sorted()) on \(statement.resources) if \(String(describing: statement.condition))"
        guard statement.effect == "Allow", statement.resources.count == 1, let resource = statement.resources.first else { return verbatim }
        if let prefix = statement.condition?["StringLike"]?["s3:prefix"]?.string, statement.actions == ["s3:ListBucket"] {
            return resource == "data.Reports.Arn" ? "lists \(prefix)" : verbatim
        }
        guard statement.condition == nil else { return verbatim }
        let user = String(caller.map { $0 == "-" ? "_" : $0 })
        for (verb, actions, form) in Self.vocabulary where statement.actions == actions {
            let form = form.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard form.count == 2 else {
                if resource == form[0] { return verb }
                continue
            }
            guard resource.hasPrefix(form[0]), resource.hasSuffix(form[1]) else { continue }
            let object = resource.dropFirst(form[0].count).dropLast(form[1].count)
            switch verb {
            case "signs in": return object == user ? "signs in to the database" : verbatim
            case "pulls": return caller == "\(object)-execution" ? "pulls its image" : verbatim
            case "writes its log":
                let group = deployment[String(resource.dropLast(".Arn".count))]
                return [caller, "\(caller)-execution"].contains("\(group?.tag("service") ?? "")")
                    || caller == "\(group?.tag("service") ?? "")-execution" ? verb : verbatim
            case "invokes":
                return deployment.service(of: String(object)).map { "invokes \($0)" } ?? verbatim
            default: return "\(verb) \(object.lowercased())"
            }
        }
        return verbatim
    }

    /// What the specification calls the right to take some actions on a resource; `@` stands for its object.
    private static let vocabulary: [(verb: String, actions: Set<String>, resource: String)] = [
        ("signs in", ["rds-db:connect"], "arn:aws:rds-db:eu-west-3:{account}:dbuser:data.Database.DbiResourceId/@"),
        ("invokes", ["lambda:InvokeFunction"], "arn:aws:lambda:eu-west-3:{account}:function:@:live"),
        ("sends", ["sqs:SendMessage"], "data.@.Arn"),
        (
            "consumes", ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"], "data.@.Arn"
        ),
        ("reads", ["s3:GetObject"], "data.Reports.Arn/@"),
        ("writes", ["s3:PutObject", "s3:AbortMultipartUpload"], "data.Reports.Arn/@"),
        ("secret of the database", ["secretsmanager:GetSecretValue"], "data.Database.MasterUserSecret.SecretArn"),
        ("secret", ["secretsmanager:GetSecretValue"], "data.@"),
        ("writes its log", ["logs:CreateLogStream", "logs:PutLogEvents"], "@.Arn"),
        (
            "pulls", ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            "arn:aws:ecr:eu-west-3:{account}:repository/novialoom-@"
        ),
        ("logs in to the registry", ["ecr:GetAuthorizationToken"], "*"),
        (
            "remote shell",
            [
                "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel",
            ], "*"
        ),
    ]

    // MARK: Network

    /// Whose each security group is.
    private var groups: [String: String] {
        deployment.all("AWS::EC2::SecurityGroup").reduce(into: [:]) { $0["\($1.id).GroupId"] = $1.tag("service") }
    }

    /// One end of a way through the network.
    private struct Rule: Hashable {
        var owner: String
        var other: String
        var ports: String
    }

    /// The rules of one direction: those inside the groups, and those that stand alone.
    private func rules(_ direction: String, of other: String) -> Set<Rule> {
        let owners = groups
        func rule(_ json: JSON, _ owner: String?, _ resource: PlacedResource) -> Rule {
            let texts = [other, "CidrIp", "CidrIpv6", "SourcePrefixListId", "DestinationPrefixListId"].compactMap {
                json[$0].map { resource.values.text($0, in: resource.stack) }
            }
            let target = texts.joined(separator: ",")
            let ports = Set([json["FromPort"]?.integer, json["ToPort"]?.integer].compactMap { $0 }).sorted().map(String.init)
            return Rule(owner: owner ?? "?", other: owners[target] ?? target, ports: ports.joined(separator: "-"))
        }
        let inside = deployment.all("AWS::EC2::SecurityGroup").flatMap { group in
            (group["SecurityGroup\(direction)"]?.array ?? []).map { rule($0, group.tag("service"), group) }
        }
        let alone = deployment.all("AWS::EC2::SecurityGroup\(direction)").map { resource in
            rule(.object(resource.resource.properties), resource.text("GroupId").flatMap { owners[$0] }, resource)
        }
        return Set(inside + alone)
    }

    private func ways(of caller: String) -> [String] {
        let out = rules("Egress", of: "DestinationSecurityGroupId")
        let into = rules("Ingress", of: "SourceSecurityGroupId")
        let leading = out.filter { $0.owner == caller && $0.other != "127.0.0.1/32" }
        let entered = into.filter { $0.other == caller }
        let isInside = groups.values.contains(caller) || !deployment.all("AWS::Lambda::Function").contains { $0.tag("service") == caller }
        return leading.map { rule in
            if rule.other == "0.0.0.0/0" { return rule.ports == "443" ? "HTTPS out" : "everywhere \(rule.ports)" }
            let isLetIn = entered.contains(Rule(owner: rule.other, other: caller, ports: rule.ports))
            return isLetIn ? "reaches the \(rule.other) on \(rule.ports)" : "knocks at \(rule.other) on \(rule.ports)"
        }
            + entered.filter { !leading.contains(Rule(owner: caller, other: $0.owner, ports: $0.ports)) }
            .map { "is let into \($0.owner) on \($0.ports)" }
            + into.filter { $0.owner == caller }.map { "lets in \($0.other)" } + (isInside ? [] : ["outside the network"])
    }
}
