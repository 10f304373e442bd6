import Documents

/// Which policies hold for which roles, users and groups, whichever stack they stand in.
struct PolicyAttachments {
    private var holders: [ResourceIdentity: [Conditional<ResolvedText>]] = [:]
    /// Policies that are not in the environment, and permissions boundaries.
    private(set) var opaque: [RightsStatement] = []
    private let resolver: EnvironmentResolver

    private static let principals = [("AWS::IAM::Role", "RoleName"), ("AWS::IAM::User", "UserName"), ("AWS::IAM::Group", "GroupName")]

    init(in resolver: EnvironmentResolver) {
        self.resolver = resolver
        for stack in resolver.environment.stacks {
            for (type, _) in Self.principals {
                for principal in stack.template.resources(of: type) { attach(to: principal, in: stack) }
            }
            for (type, keys) in [
                ("AWS::IAM::Policy", ["Roles", "Users", "Groups"]), ("AWS::IAM::ManagedPolicy", ["Roles", "Users", "Groups"]),
                ("AWS::IAM::RolePolicy", ["RoleName"]), ("AWS::IAM::UserPolicy", ["UserName"]), ("AWS::IAM::GroupPolicy", ["GroupName"]),
            ] {
                for policy in stack.template.resources(of: type) { attach(policy, keys, in: stack) }
            }
        }
    }

    /// Whom a policy holds for; itself, where it is attached to nothing that is known.
    func holders(of policy: ResourceIdentity) -> [Conditional<ResolvedText>] {
        holders[policy] ?? [Conditional(ResolvedText(.resource(policy, attribute: nil)))]
    }

    /// The policies that a role, a user or a group names itself.
    private mutating func attach(to principal: TemplateView.Resource, in stack: StackView) {
        guard let present = resolver.presence(of: principal, in: stack) else { return }
        let identity = ResourceIdentity(stack: stack.name, logicalID: principal.logicalID)
        let holder = ResolvedText(.resource(identity, attribute: nil))
        holders[identity] = [Conditional(holder)]
        for element in resolver.elements(of: principal.properties["ManagedPolicyArns"], in: stack) {
            let when = present.union(element.when)
            let policy = resolver.names.named(element.value)
            if let managed = policy.resource, resolver[managed]?.type == "AWS::IAM::ManagedPolicy" {
                add(Conditional(holder, when: when), to: managed)
            } else {
                opaque.append(Self.statement(of: holder, .identity, policy, when: when, in: identity))
            }
        }
        for boundary in resolver.elements(of: principal.properties["PermissionsBoundary"], in: stack) {
            let policy = resolver.names.named(boundary.value)
            opaque.append(Self.statement(of: holder, .boundary, policy, when: present.union(boundary.when), in: identity))
        }
    }

    /// The roles, users and groups that a policy names.
    private mutating func attach(_ policy: TemplateView.Resource, _ keys: [String], in stack: StackView) {
        let identity = ResourceIdentity(stack: stack.name, logicalID: policy.logicalID)
        for key in keys {
            for element in resolver.elements(of: policy.properties[key], in: stack) {
                let type = key.hasPrefix("Role") ? "AWS::IAM::Role" : key.hasPrefix("User") ? "AWS::IAM::User" : "AWS::IAM::Group"
                let known = element.value.resource ?? resolver.names.resource(element.value, type: type, region: "")
                // What stands in no template is known by its name.
                let kind = type.dropFirst("AWS::IAM::".count).lowercased()
                let holder =
                    known.map { ResolvedText(.resource($0, attribute: nil)) }
                    ?? ResolvedText(joining: [ResolvedText("\(kind)/"), element.value])
                add(Conditional(holder, when: element.when), to: identity)
            }
        }
    }

    private mutating func add(_ holder: Conditional<ResolvedText>, to policy: ResourceIdentity) {
        if holders[policy]?.contains(holder) != true { holders[policy, default: []].append(holder) }
    }

    private static func statement(
        of holder: ResolvedText, _ basis: RightsStatement.Basis, _ policy: ResolvedText, when: Set<TemplateCondition>,
        in identity: ResourceIdentity
    ) -> RightsStatement {
        // Of the policies that AWS keeps, one is known by its name alone.
        let isAll = basis == .identity && policy.constant?.hasSuffix(":iam::aws:policy/AdministratorAccess") == true
        return RightsStatement(
            principal: holder, effect: .allow, basis: basis,
            grant: isAll ? .actions(.init(["*"]), on: .init([ResolvedText("*")])) : .policy(policy), condition: RightsCondition(),
            when: when,
            policy: identity)
    }
}
