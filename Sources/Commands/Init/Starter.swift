/// The files of a new package.
struct Starter: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case minimal, api, worker
    }

    let name: PackageName
    let kind: Kind
    let loom: LoomPackage

    var files: [(name: String, text: String)] {
        [
            ("Package.swift", package), (".gitignore", ".build/\nout/\n"), ("README.md", readme),
            ("stacks/reviewed/README.md", reviewed),
            ("Sources/\(name.text)/main.swift", "import Commands\nimport \(name.module)\n\n\(name.type)App.main()\n"),
            ("stacks/\(name.type)App.swift", app),
        ] + kindFiles
    }

    private var kindFiles: [(name: String, text: String)] {
        switch kind {
        case .minimal: minimal
        case .api: api
        case .worker: worker
        }
    }

    /// Folders beside the stacks that hold no Swift.
    private var excluded: String { kind == .minimal ? "[\"reviewed\"]" : "[\"functions\", \"reviewed\"]" }

    private var package: String {
        """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "\(name.text)",
            dependencies: [\(loom.dependency)],
            targets: [
                .target(
                    name: "\(name.module)", dependencies: [.product(name: "Loom", package: "novialoom")], path: "stacks",
                    exclude: \(excluded)),
                .executableTarget(
                    name: "\(name.text)", dependencies: ["\(name.module)", .product(name: "Commands", package: "novialoom")]),
                .testTarget(
                    name: "\(name.type)Tests",
                    dependencies: ["\(name.module)", .product(name: "LoomTesting", package: "novialoom")]),
            ],
            swiftLanguageModes: [.v6]
        )

        """
    }

    private var readme: String {
        """
        # \(name.text)

        ```console
        $ swift test
        $ swift run \(name.text) synth --env account dev
        $ out/account/deploy.sh
        $ out/dev/deploy.sh --dry-run
        ```

        The stacks lie in `stacks`. `swift run \(name.text) --help` says what else there is.

        """
    }

    private var reviewed: String {
        """
        Each environment's templates as they were last reviewed: `swift run \(name.text) synth --record` writes them, to be committed with the change;
        `swift run \(name.text) diff` compares with those of the main branch.

        """
    }

    private var app: String {
        """
        import Loom

        public struct \(name.type)App: App {
            public static let name = "\(name.text)"
            public static let sources = "stacks"
            public static let region = Region.paris

            var account: AccountStack?
            var \(stack.property): \(stack.type)?

            public init(_ environment: Environment, release: Release) {
                switch environment {
                case .account: account = AccountStack()
                case .dev: \(stack.property) = \(stack.type)(removal: .delete)
                case .prod: \(stack.property) = \(stack.type)(removal: .retain)
                }
            }
        }

        public enum Environment: String, DeploymentEnvironment {
            case account, dev, prod

            /// What exists once per account has no environment in its name.
            public var nameSuffix: String? { self == .account ? nil : rawValue }
        }

        /// What all environments share.
        struct AccountStack: Stack {
            let description = "\(name.text): deploy bucket"
            let isProtected = true
            let deploy = DeployBucket()\(kind == .api ? "\n    let apiLogs = APILogRole(.created)" : "")
        }

        """
    }

    private var stack: (property: String, type: String) {
        switch kind {
        case .minimal: ("storage", "StorageStack")
        case .api: ("service", "ServiceStack")
        case .worker: ("jobs", "JobsStack")
        }
    }
}
