import Loom

/// The app around a stack that a test looks at alone.
struct LoneStack: App {
    static let name = "test"
    static let sources = ""
    static let region = Region.paris

    enum Environment: String, DeploymentEnvironment { case test }

    private let stack: (any Loom.Stack)?

    init(_ stack: (any Loom.Stack)?) { self.stack = stack }
    init(_ environment: Environment, release: Release) { self.init(nil) }
}
