import CloudFormationModel

/// Where templates too large to be sent inline are put, and the record of each environment's releases. One an account.
public struct DeployBucket: Construct {
    public var handle: Handle

    public init(file: String = #fileID, line: Int = #line) { handle = Handle("DeployBucket", file: file, line: line) }

    public var arn: Value<String> { part().attribute("Arn") }

    public func build(in scope: Scope) {
        PrivateBucket.add(
            "", to: scope, name: scope.name(.bucket), isVersioned: true, removal: .retain,
            rules: [.init(status: .enabled, expirationInDays: 90, id: "templates", prefix: "templates/")], statements: [])
    }
}
