import AWS
import CloudFormationModel
import Registry

/// How one environment is delivered from a workflow on GitHub, without a permanent key. Three things, of which the delivery can change
/// none:
///
/// - the *delivery role*, which the workflow takes on: it drives this app's stacks, pushes its images, uploads its site;
/// - the *execution role*, which it passes to CloudFormation: that alone touches resources, with the rights that the handlers of the
///   resource types in use need;
/// - the *boundary*, which holds every role that the execution role makes, where the environment has roles of its own.
public struct DeliveryRole: Construct {
    /// What a workflow's token must say of where it runs.
    public enum Trust: Sendable, Hashable {
        /// A job that names this environment of the repository; GitHub's own protection rules then apply.
        case environment(String)
        case branch(String)

        var subject: String {
            switch self {
            case .environment(let name): "environment:\(name)"
            case .branch(let name): "ref:refs/heads/\(name)"
            }
        }
    }

    public var handle: Handle
    let environment: String
    let repository: String
    let trust: Trust
    let provider: GitHubProvider
    let deployBucket: DeployBucket?
    let planned: [String]
    let needs: @Sendable (@escaping FileReader) -> DeliveryNeeds

    /// - Parameters:
    ///   - environment: whose stacks it deploys.
    ///   - repository: `owner/name` as the subject of the repository's tokens has it. For repositories made, renamed or transferred since
    ///     June 2026 that is with immutable IDs: copy it from the preview in the repository's OIDC settings.
    ///     <https://docs.github.com/en/actions/reference/security/oidc>
    ///   - deployBucket: where packages, large templates and releases go; none for an app that has no such things.
    ///   - planned: types that a change of the plan would bring, so that it does not wait for an administrator.
    ///   - app: whose stacks say what there is to deliver, and which resource types CloudFormation must handle.
    public init<A: App>(
        for environment: A.Environment, of app: A.Type, from repository: String, in trust: Trust, by provider: GitHubProvider,
        storing deployBucket: DeployBucket? = nil, planning planned: [String] = [], file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("DeliveryRole", file: file, line: line)
        self.environment = environment.rawValue
        self.repository = repository
        self.trust = trust
        self.provider = provider
        self.deployBucket = deployBucket
        self.planned = planned
        needs = { app.deliveryNeeds(in: environment, files: $0) }
    }

    public func build(in scope: Scope) {
        let parts = repository.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count != 2 || parts.contains("") || repository.contains("*") {
            scope.report("delivery-repository", "\"\(repository)\" is no repository of GitHub", remedy: "write owner/name")
        }
        var needs = needs(scope.builder.synthesis.files)
        needs.types = Set(needs.types + planned).sorted()
        let naming = Naming(app: scope.naming.app, environment: environment)
        let rights = DeliveryRights(
            app: scope.naming.app, environment: environment, region: scope.region, bucket: deployBucket?.arn, needs: needs)
        let needed = ExecutionRights(of: rights)
        report(needed, naming, in: scope)
        for what in needs.unnamed {
            scope.report(
                "delivery-scope", "the workflow gets no right to \(what) is not known before the deployment", severity: .warning,
                remedy: "give it a name, or a parameter with a default")
        }
        if needs.makesRoles {
            scope.add(
                "Boundary",
                IAM.ManagedPolicy(
                    policyDocument: PolicyDocument(Boundary(rights: rights).statements),
                    description: Value("What the roles of \(environment) can do at the most"),
                    managedPolicyName: Value(scope.check(naming.name(Self.boundary), .managedPolicy))
                ).accepting(
                    "wildcard-action", because: "a boundary gives no right: it bounds roles, whose own policies name each action"))
        }
        let policies = needed.policies.enumerated().map { number, statements in
            scope.add(
                "Execution\(number + 1)",
                IAM.ManagedPolicy(
                    policyDocument: PolicyDocument(statements),
                    description: Value("What CloudFormation needs for the resources of \(environment), part \(number + 1)"),
                    managedPolicyName: Value(scope.check(naming.name("execution-\(number + 1)"), .managedPolicy))))
        }
        let execution = scope.add(
            "ExecutionRole",
            IAM.Role(
                assumeRolePolicyDocument: PolicyDocument(
                    .allow("sts:AssumeRole", by: .service("cloudformation.amazonaws.com"))),
                managedPolicyArns: List(policies.map(\.ref)),
                roleName: Value(scope.check(naming.name(Self.execution), .role))))
        let role = scope.add(
            "Role",
            IAM.Role(
                assumeRolePolicyDocument: trustPolicy, maxSessionDuration: Value(Duration.hours(2).wholeSeconds),
                roleName: Value(scope.check(naming.name("delivery"), .role))))
        scope.add(
            "Policy",
            IAM.Policy(
                policyDocument: PolicyDocument(
                    rights.statements + [
                        .allow(
                            "iam:PassRole", on: [execution.arn],
                            when: .init("StringEquals", "iam:PassedToService", "cloudformation.amazonaws.com"))
                    ]),
                policyName: Value(naming.name("delivery")), roles: [role.ref]))
    }

    static let boundary = "boundary"
    static let execution = "execution"

    private func report(_ needed: ExecutionRights, _ naming: Naming, in scope: Scope) {
        let remedy = "attach a policy of your own to the role \(naming.name(Self.execution))"
        for type in needed.unknownTypes {
            scope.report(
                "delivery-scope",
                "CloudFormation gets no right to handle \(type): Loom does not know which names its service gives resources",
                severity: .warning, remedy: "\(remedy) that allows what the type's handlers call, on the resources it is about")
        }
        for action in needed.undecided {
            scope.report(
                "delivery-scope", "CloudFormation does not get \(action): it can be allowed on all resources only", severity: .warning,
                remedy: "\(remedy) that allows it, should a deployment be refused for the lack of it")
        }
        if needed.policies.count > PolicySize.managedPoliciesOfARole {
            scope.report(
                "delivery-size",
                "CloudFormation's rights take \(needed.policies.count) policies; a role takes \(PolicySize.managedPoliciesOfARole)",
                remedy: "deploy fewer kinds of resources from one environment")
        }
    }

    private var trustPolicy: PolicyDocument {
        let host = GitHubProvider.host
        return PolicyDocument(
            .allow(
                "sts:AssumeRoleWithWebIdentity", by: .federated(provider.arn),
                when: .init("StringEquals", "\(host):aud", "sts.amazonaws.com"),
                .init("StringEquals", "\(host):sub", Value("repo:\(repository):\(trust.subject)"))))
    }
}
