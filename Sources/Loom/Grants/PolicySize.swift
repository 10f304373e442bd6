import CloudFormationModel
import Documents

/// How large a policy becomes: IAM counts its characters without white space, once CloudFormation has put in account and partition.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
enum PolicySize {
    static let ofManagedPolicy = 6_144
    static let managedPoliciesOfARole = 10

    /// The statements in as few lists as hold them in their order, each small enough for a managed policy.
    static func split(_ statements: [Statement]) -> [[Statement]] {
        var policies: [[Statement]] = [[]]
        for statement in statements {
            let last = policies.count - 1
            if !policies[last].isEmpty, size(of: policies[last] + [statement]) > ofManagedPolicy { policies.append([]) }
            policies[policies.count - 1].append(statement)
        }
        return policies
    }

    static func size(of statements: [Statement]) -> Int { size(of: PolicyDocument(statements).expression) }

    private static func size(of expression: Expression) -> Int {
        switch expression {
        case .literal(let value): JSONWriter.bytes(value, .compact).count
        case .list(let elements): elements.reduce(1) { $0 + size(of: $1) + 1 }
        case .object(let fields): fields.reduce(1) { $0 + $1.name.utf8.count + 3 + size(of: $1.value) + 1 }
        case .text(let parts): parts.reduce(2) { $0 + size(of: $1) - 2 }
        case .ref("AWS::AccountId"): 2 + 12
        case .ref("AWS::Partition"): 2 + 10
        case .ref, .reference, .function: 2 + longestARN
        }
    }

    /// A resource whose name is made at deploy: no ARN in these policies is longer.
    private static let longestARN = 200
}
