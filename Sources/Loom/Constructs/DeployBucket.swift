import CloudFormationModel

/// Where templates too large to be sent inline are put, and the record of each environment's releases. One an account, in a property named
/// `deploy`, since that is the name by which the deploy scripts find it.
public struct DeployBucket: Construct {
    public var handle: Handle

    static let service = "deploy"

    /// Without the account's number at its end.
    static func name(of app: String) -> String { Naming(app: app, environment: nil).name(service) }

    public init(file: String = #fileID, line: Int = #line) { handle = Handle("DeployBucket", file: file, line: line) }

    /// `arn:{partition}:s3:::{app}-deploy-{account}`.
    public var arn: Value<String> { part().attribute("Arn") }

    public func build(in scope: Scope) {
        if scope.service != Self.service {
            scope.report(
                "deploy-bucket", "the deploy scripts look for a bucket \"\(Self.service)\", and this one is \"\(scope.service)\"",
                remedy: "name its property \(Self.service)")
        }
        PrivateBucket.add(
            "", to: scope, name: scope.name(.bucket), isVersioned: true, removal: .retain,
            rules: [.init(status: .enabled, expirationInDays: 90, id: "templates", prefix: "templates/")], statements: [])
    }
}
