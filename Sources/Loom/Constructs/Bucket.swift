import AWS
import CloudFormationModel

/// A private, encrypted bucket that takes and gives objects over TLS only.
public struct Bucket: Construct {
    /// Which storage class objects are kept in.
    public enum Tiering: Sendable {
        case standard
        /// Objects move to cheaper storage by themselves when they are not read.
        case intelligent
    }

    public var handle: Handle
    let tiering: Tiering
    let isVersioned: Bool
    let expiresAfter: Duration?
    let removal: RemovalPolicy
    let generation: Int

    /// - Parameters:
    ///   - versioned: whether overwritten and deleted objects can be brought back, for 30 days.
    ///   - expiresAfter: when objects are deleted; never by default.
    public init(
        tiering: Tiering = .standard, versioned: Bool = true, expiresAfter: Duration? = nil, removal: RemovalPolicy = .retain,
        generation: Int = 1, file: String = #fileID, line: Int = #line
    ) {
        handle = Handle("Bucket", file: file, line: line)
        self.tiering = tiering
        isVersioned = versioned
        self.expiresAfter = expiresAfter
        self.removal = removal
        self.generation = generation
    }

    /// `arn:{partition}:s3:::{name}`, for a policy about the bucket itself.
    public var arn: Value<String> { part().attribute("Arn") }
    /// Known at synth, but for the account's number.
    public var name: Value<String> { part().literal("BucketName") }

    /// To read the objects whose keys match, and to list them: `read("captures/*")`.
    public func read(_ keys: String...) -> Grant {
        grant { arn in
            [
                Statement(effect: .allow, actions: ["s3:GetObject"], resources: keys.map { "\(arn)/\($0)" }),
                Statement(
                    effect: .allow, actions: ["s3:ListBucket"], resources: [arn],
                    conditions: [.init("StringLike", "s3:prefix", keys.map { Value($0) })]),
            ]
        }
    }

    /// To write objects whose keys match, over older ones too; not to read or delete them.
    public func write(_ keys: String...) -> Grant {
        grant { arn in
            [
                Statement(
                    effect: .allow, actions: ["s3:PutObject", "s3:AbortMultipartUpload"], resources: keys.map { "\(arn)/\($0)" })
            ]
        }
    }

    private func grant(_ statements: @escaping @Sendable (Value<String>) -> [Statement]) -> Grant {
        Grant { [self] _ in
            Rights(
                statements: statements(arn), variables: [Variable(about: handle, suffix: "bucket", value: name)], calls: [.s3])
        }
    }

    public func build(in scope: Scope) {
        PrivateBucket.add(
            "", to: scope, name: scope.name(.bucket, generation: generation), isVersioned: isVersioned, removal: removal,
            rules: rules, statements: [])
    }

    private var rules: [S3.Bucket.Rule] {
        var rules: [S3.Bucket.Rule] = []
        if tiering == .intelligent {
            rules.append(
                .init(
                    status: .enabled, id: "tiering", transitions: [.init(storageClass: .intelligentTiering, transitionInDays: 0)]))
        }
        if let expiresAfter { rules.append(.init(status: .enabled, expirationInDays: Value(expiresAfter.wholeDays), id: "expiry")) }
        return rules
    }
}
