import AWS
import CloudFormationModel

/// The role of one program, and the policy that holds its grants and nothing else.
struct ServiceRole {
    let role: IAM.Role
    let policy: Target?

    /// What must exist before the program starts.
    var dependencies: [Target] { [policy].compactMap { $0 } }

    /// - Parameters:
    ///   - principal: who takes the role on: `lambda.amazonaws.com`.
    ///   - part: the start of the parts' names: `Task` gives `TaskRole` and `TaskPolicy`.
    init(
        in scope: Scope, part: String = "", principal: String, suffix: String? = nil, statements: [Statement],
        managedPolicies: [Value<String>] = [], conditions: [Statement.Condition] = []
    ) {
        let name = scope.name(.role, suffix: suffix)
        role = scope.add(
            part + "Role",
            IAM.Role(
                assumeRolePolicyDocument: PolicyDocument(
                    Statement(effect: .allow, principal: .service(principal), actions: ["sts:AssumeRole"], conditions: conditions)),
                managedPolicyArns: managedPolicies.isEmpty ? nil : List(managedPolicies),
                permissionsBoundary: scope.permissionsBoundary, roleName: Value(name)))
        guard !statements.isEmpty else {
            policy = nil
            return
        }
        // A policy of its own, not one inside the role: functions that call each other would otherwise wait for each other in a circle.
        let resource = scope.add(
            part + "Policy", IAM.Policy(policyDocument: PolicyDocument(statements), policyName: Value(name), roles: [role.ref]))
        policy = resource.target
    }
}
