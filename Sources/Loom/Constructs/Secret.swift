import AWS
import CloudFormationModel

/// A secret whose value is put in by hand, once: no template ever holds it.
///
///     aws secretsmanager put-secret-value --secret-id novialoom-gemini-prod --secret-string file://key.txt
public struct Secret: Construct {
    public var handle: Handle
    let description: String
    let removal: RemovalPolicy
    let generation: Int

    public init(
        _ description: String, removal: RemovalPolicy = .retain, generation: Int = 1, file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("Secret", file: file, line: line)
        self.description = description
        self.removal = removal
        self.generation = generation
    }

    public var arn: Value<String> { part().ref }
    public var name: Value<String> { part().literal("Name") }

    /// To read its value.
    public var read: Grant {
        Grant { [self] _ in
            Rights(
                statements: [.allow("secretsmanager:GetSecretValue", on: [arn])],
                variables: [Variable(about: handle, suffix: "secret", value: name)], calls: [.secretsManager])
        }
    }

    public func build(in scope: Scope) {
        scope.add(
            SecretsManager.Secret(
                description: Value(description), name: Value(scope.name(.secret, generation: generation)), attributes: removal.attributes))
    }
}
