import CloudFormationModel
import Registry

/// What CloudFormation needs to handle the resource types of an environment: the permissions that each type's handlers ask for, on
/// resources that carry the environment's names.
enum ExecutionRights {
    /// Policies of at most 6,144 characters each, as IAM takes them.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
    static func policies(of rights: DeliveryRights, types: [String]) -> [[Statement]] {
        var policies: [[Statement]] = [[]]
        var size = 0
        for statement in statements(of: rights, types: types) {
            let length = 160 + statement.actions.reduce(0) { $0 + $1.count + 3 } + statement.resources.count * 90
            if size + length > 5_400, !policies[policies.count - 1].isEmpty {
                policies.append([])
                size = 0
            }
            policies[policies.count - 1].append(statement)
            size += length
        }
        return policies
    }

    /// The services of the types in use for which no names are known, so that no right can be given.
    static func unknownServices(of types: [String], _ rights: DeliveryRights) -> [String] {
        let known = Set(actions(of: types).map(\.service).filter { isKnown($0, rights) })
        return types.filter { type in
            let needed = ResourceRegistry.schema(for: type)?.permissions() ?? []
            return !needed.isEmpty && !needed.contains { known.contains(String($0.prefix { $0 != ":" })) }
        }
    }

    /// Handlers also name services that only other uses of a type touch, such as App Runner for a web ACL: those get no right.
    private static func isKnown(_ service: String, _ rights: DeliveryRights) -> Bool {
        service == "iam" || ResourceScope.patterns(of: service, rights) != nil
    }

    /// The services whose actions the types in use need: `sqs` → `CreateQueue`, …
    private static func actions(of types: [String]) -> [(service: String, actions: [String])] {
        var actions: [String: Set<String>] = [:]
        for type in types {
            for permission in ResourceRegistry.schema(for: type)?.permissions() ?? [] {
                let parts = permission.split(separator: ":", maxSplits: 1).map(String.init)
                if parts.count == 2, !parts[1].contains("*") { actions[parts[0], default: []].insert(parts[1]) }
            }
        }
        return actions.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }

    private static func statements(of rights: DeliveryRights, types: [String]) -> [Statement] {
        var readers: [String] = []
        var statements: [Statement] = []
        for (service, names) in actions(of: types) {
            guard let resources = ResourceScope.patterns(of: service, rights) else { continue }
            let reads = names.filter { name in ["Describe", "List"].contains { name.hasPrefix($0) } }
            readers += reads.map { "\(service):\($0)" }
            for chunk in chunks(names.filter { !reads.contains($0) }) {
                statements.append(Statement(effect: .allow, actions: chunk.map { "\(service):\($0)" }, resources: resources))
            }
        }
        for chunk in chunks(readers) { statements.append(Unscopable.reading(chunk)) }
        return statements + identityStatements(rights)
    }

    private static func chunks(_ actions: [String]) -> [[String]] {
        stride(from: 0, to: actions.count, by: 80).map { Array(actions[$0..<min($0 + 80, actions.count)]) }
    }

    /// Roles and policies of the environment, which are made within the boundary or not at all.
    private static func identityStatements(_ rights: DeliveryRights) -> [Statement] {
        let roles: [Value<String>] = ["arn:\(.partition):iam::\(.accountID):role/\(rights.names)"]
        let profiles: [Value<String>] = ["arn:\(.partition):iam::\(.accountID):instance-profile/\(rights.app)-*"]
        return [
            .allow(
                "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary",
                "iam:PutRolePolicy", on: roles, when: .init("StringEquals", "iam:PermissionsBoundary", boundaryARN(rights)),
                id: "RolesWithinTheBoundary"),
            .allow(
                "iam:DeleteRole", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:TagRole",
                "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", on: roles, id: "Roles"),
            .allow(
                "iam:PassRole", on: roles,
                when: .init(
                    "StringEquals", "iam:PassedToService", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com", "lambda.amazonaws.com"),
                id: "PassRoles"),
            .allow(
                "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:GetInstanceProfile",
                "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile", on: profiles, id: "InstanceProfiles"),
            .allow(
                "iam:CreateServiceLinkedRole", on: ["arn:\(.partition):iam::\(.accountID):role/aws-service-role/*"],
                id: "RolesOfServices"),
        ]
    }

    private static func boundaryARN(_ rights: DeliveryRights) -> Value<String> {
        "arn:\(.partition):iam::\(.accountID):policy/\(rights.app)-\(DeliveryRole.boundary)-\(rights.environment)"
    }

    /// The boundary allows what the environment's services do, and denies every change to what guards it.
    static func boundary(of rights: DeliveryRights, types: [String]) -> [Statement] {
        let services = Set(actions(of: types).map(\.service).filter { isKnown($0, rights) }).union(runtimeServices)
        let guards: [Value<String>] = ["delivery", "execution"].map {
            "arn:\(.partition):iam::\(.accountID):role/\(rights.app)-\($0)-*"
        }
        return [
            Unscopable.boundary(services.sorted()),
            Statement(
                id: "GuardsStay", effect: .deny, actions: ["iam:*"],
                resources: guards + ["arn:\(.partition):iam::\(.accountID):policy/\(rights.app)-*"]),
            .deny("iam:DeleteRolePermissionsBoundary", on: ["arn:\(.partition):iam::\(.accountID):role/*"], id: "BoundariesStay"),
        ]
    }

    /// What programs call while they run, beside what a deployment calls.
    private static let runtimeServices: Set<String> = [
        "ec2", "ec2messages", "ecr", "lambda", "logs", "rds-db", "s3", "secretsmanager", "sqs", "ssm", "ssmmessages",
    ]
}
