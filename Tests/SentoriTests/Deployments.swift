import Documents
import LoomTesting
import SentoriStacks

/// Sentori in each of its environments, synthesized once.
extension Deployment {
    static let account = Deployment(of: SentoriApp.self, in: .account)
    static let dev = Deployment(of: SentoriApp.self, in: .dev)
    static let prod = Deployment(of: SentoriApp.self, in: .prod)

    static func of(_ environment: Environment) -> Deployment {
        switch environment {
        case .account: account
        case .dev: dev
        case .prod: prod
        }
    }
}

extension Environment {
    /// Those that hold the system.
    static let systems: [Environment] = [.dev, .prod]
}
