import Documents
import Loom
import LoomTesting
import NovialoomStacks

/// Novialoom in each of its environments, synthesized once.
extension Deployment {
    static let account = Deployment(of: NovialoomApp.self, in: .account)
    static let dev = Deployment(of: NovialoomApp.self, in: .dev)
    static let staging = Deployment(of: NovialoomApp.self, in: .staging)
    static let prod = Deployment(of: NovialoomApp.self, in: .prod)

    static func of(_ environment: Environment) -> Deployment {
        switch environment {
        case .account: account
        case .dev: dev
        case .staging: staging
        case .prod: prod
        }
    }

    /// `core` of `novialoom-core-prod`; nil for a name of another form.
    func service(of name: String) -> String? { Self.service(of: name, in: app.environment) }

    static func service(of name: String, in environment: String) -> String? {
        let (prefix, suffix) = ("novialoom-", "-\(environment)")
        guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.count > prefix.count + suffix.count else { return nil }
        return String(name.dropFirst(prefix.count).dropLast(suffix.count))
    }

    func document(_ name: String) -> JSON? { app.documents.first { $0.name == name }?.content }
}

extension Environment {
    /// Those that hold the system.
    static let systems: [Environment] = [.dev, .staging, .prod]
}

/// Reads the files of the repository that the tests were built from.
let repository: FileReader = PackageFiles().find
