import Loom

/// What differs between the environments, and nothing else. The documents give no sizes for stage and prod: they are dev's.
public struct Plan: Sendable {
    var environment: Environment
    var removal: RemovalPolicy

    /// Nil for the account, in which no function is.
    static func of(_ environment: Environment) -> Plan? {
        if environment == .account { return nil }
        return Plan(environment: environment, removal: environment == .prod ? .retain : .delete)
    }

    private var naming: Naming { Naming(app: VectoraApp.name, environment: environment.rawValue) }

    /// Buckets (C3).
    var core: ExistingStack { ExistingStack(naming.name("s0-core")) }
    /// Roles (C3).
    var identities: ExistingStack { ExistingStack(naming.name("s0-iam")) }
    /// Where packages lie (C5).
    var codeBucket: String { naming.name("lambda-code") }

    static let runtime = FunctionRuntime.python312
}
