import CloudFormationModel

/// A right to use something, together with all that its use needs: statements for a role, variables that say where the thing is, a way
/// through the network. Constructs give grants as verbs: `queue.send`, `bucket.read("captures/*")`, `database.connect`.
public struct Grant: Sendable {
    let rights: @Sendable (Grantee) -> Rights

    /// Several grants as one.
    public static func all(_ grants: Grant...) -> Grant {
        Grant { grantee in grants.reduce(into: Rights()) { $0.add($1.rights(grantee)) } }
    }
}

/// Who receives a grant.
struct Grantee: Sendable {
    /// The service's name: `gateway-b2b`.
    let service: String
}

/// What a grant comes down to.
struct Rights: Sendable {
    var statements: [Statement] = []
    var variables: [Variable] = []
    var connections: [Connection] = []
    /// Services of AWS that are called over the network.
    var calls: Set<Endpoint> = []

    mutating func add(_ other: Rights) {
        for statement in other.statements where !statements.contains(statement) { statements.append(statement) }
        for variable in other.variables where !variables.contains(variable) { variables.append(variable) }
        for connection in other.connections where !connections.contains(connection) { connections.append(connection) }
        calls.formUnion(other.calls)
    }
}

/// A value that a program reads from its environment. Its name starts with that of the declaration which it is about: `DOCUMENTS_QUEUE_URL`.
struct Variable: Sendable, Hashable {
    var about: Handle
    var suffix: String
    var value: Value<String>
}

/// A way into something that a security group guards.
struct Connection: Sendable, Hashable {
    var group: Target
    var ports: ClosedRange<Int>
    /// What listens there: `database`.
    var to: Handle
}

/// What a program reaches beyond the grants that it holds.
public enum Destination: Sendable, Hashable {
    case internet
}
