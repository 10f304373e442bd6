import Documents
import LoomTesting
import NovialoomStacks
import Testing

/// What no policy of a program may say. What delivers the system is tested beside its construct.
@Suite struct LeastPrivilegeTests {
    /// What AWS can grant on all resources only.
    static let unscopable = [
        "ecr:GetAuthorizationToken": "a login to the registry, which names no repository and gives no right to any image",
        "ssmmessages:CreateControlChannel": "the channels of ECS exec have no ARNs",
        "ssmmessages:CreateDataChannel": "the channels of ECS exec have no ARNs",
        "ssmmessages:OpenControlChannel": "the channels of ECS exec have no ARNs",
        "ssmmessages:OpenDataChannel": "the channels of ECS exec have no ARNs",
    ]

    /// The actions of each policy's allowing statements, with their resources.
    static func allowed(in deployment: Deployment) -> [(policy: DeployedResource, actions: [String], resources: [String])] {
        deployment.resources.flatMap { policy in
            (policy["PolicyDocument"]?["Statement"]?.array ?? []).filter { $0["Effect"] == "Allow" }.map { statement in
                let texts = { (key: String) in
                    (statement[key]?.array ?? [statement[key]].compactMap { $0 }).map { policy.text(of: $0) }
                }
                return (policy, texts("Action"), texts("Resource"))
            }
        }
    }

    @Test("no action of a program is a pattern", arguments: Environment.systems)
    func actions(in environment: Environment) {
        let allowed = Self.allowed(in: .of(environment))
        #expect(allowed.count > 40)
        for (policy, actions, _) in allowed { #expect(!actions.contains { $0.contains("*") || $0.contains("?") }, "\(policy.id)") }
    }

    @Test("no resource is * but for actions that AWS cannot scope", arguments: Environment.systems)
    func resources(in environment: Environment) {
        for (policy, actions, resources) in Self.allowed(in: .of(environment)) {
            #expect(!resources.isEmpty)
            for action in actions where Self.unscopable[action] == nil {
                #expect(!resources.contains("*"), "\(action) in \(policy.id)")
                // A pattern stands for keys of a bucket, and names nothing of another service.
                #expect(
                    resources.allSatisfy { !$0.contains("*") || action.hasPrefix("s3:") && $0.hasSuffix("/*") }, "\(action) in \(policy.id)"
                )
            }
        }
    }

    @Test("nothing is allowed by exclusion", arguments: Environment.allCases)
    func exclusion(in environment: Environment) {
        for policy in Deployment.of(environment).resources {
            for statement in policy["PolicyDocument"]?["Statement"]?.array ?? [] where statement["Effect"] == "Allow" {
                #expect(["NotAction", "NotResource", "NotPrincipal"].allSatisfy { statement[$0] == nil }, "\(policy.id)")
                #expect(statement["Principal"] != "*" && statement["Principal"]?["AWS"] != "*", "\(policy.id)")
            }
        }
    }
}
