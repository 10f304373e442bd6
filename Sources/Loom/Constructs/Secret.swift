import AWS
import CloudFormationModel

/// A secret whose value no template ever holds: it is made at the first deployment, or put in by hand, once.
///
///     aws secretsmanager put-secret-value --secret-id novialoom-gemini-prod --secret-string file://key.txt
public struct Secret: Construct {
    public var handle: Handle
    /// Where the value comes from.
    public enum Origin: Sendable {
        /// Somebody puts it in.
        case byHand
        /// AWS makes a password of that many letters and digits.
        case generated(length: Int)
    }

    let description: String
    let origin: Origin
    let removal: RemovalPolicy
    let generation: Int

    /// - Parameters:
    ///   - description: what it is, for who puts it in.
    ///   - origin: by hand unless said otherwise.
    ///   - removal: what becomes of the value, which may exist nowhere else.
    ///   - generation: 2 and more for a new secret beside the old one.
    public init(
        _ description: String, _ origin: Origin = .byHand, removal: RemovalPolicy = .retain, generation: Int = 1, file: String = #fileID,
        line: Int = #line
    ) {
        handle = Handle("Secret", file: file, line: line)
        self.description = description
        self.origin = origin
        self.removal = removal
        self.generation = generation
    }

    /// With six characters at its end that AWS chose, so that it is known once it is deployed.
    public var arn: Value<String> { part().ref }
    /// `{app}-{property}-{env}`, by which programs ask for it.
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
                description: Value(description), generateSecretString: generation(of: origin),
                name: Value(scope.name(.secret, generation: generation)), attributes: removal.attributes))
    }

    private func generation(of origin: Origin) -> SecretsManager.Secret.GenerateSecretString? {
        guard case .generated(let length) = origin else { return nil }
        return .init(excludePunctuation: true, passwordLength: Value(length))
    }
}
