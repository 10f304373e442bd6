import AWS
import CloudFormationModel

/// What every bucket of the library is: private, encrypted, owned by its account alone, and closed to plain HTTP.
enum PrivateBucket {
    /// - Parameters:
    ///   - name: without the account's number, which is added, since the names of all accounts are one space.
    ///   - statements: what its policy allows, given the bucket's ARN.
    @discardableResult
    static func add(
        _ part: String, to scope: Scope, name: String, isVersioned: Bool, removal: RemovalPolicy, rules: [S3.Bucket.Rule] = [],
        statements: [Statement]
    ) -> S3.Bucket {
        var rules = rules
        rules.append(
            .init(status: .enabled, abortIncompleteMultipartUpload: .init(daysAfterInitiation: 7), id: "unfinished-uploads"))
        if isVersioned {
            rules.append(
                .init(
                    status: .enabled, expiredObjectDeleteMarker: true, id: "old-versions",
                    noncurrentVersionExpiration: .init(noncurrentDays: 30)))
        }
        let bucket = scope.add(
            part,
            S3.Bucket(
                bucketEncryption: .init(
                    serverSideEncryptionConfiguration: [.init(serverSideEncryptionByDefault: .init(sseAlgorithm: .aes256))]),
                bucketName: "\(name)-\(.accountID)", lifecycleConfiguration: .init(rules: List(rules)),
                ownershipControls: .init(rules: [.init(objectOwnership: .bucketOwnerEnforced)]),
                publicAccessBlockConfiguration: .init(
                    blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true),
                versioningConfiguration: isVersioned ? .init(status: .enabled) : nil, attributes: removal.attributes))
        scope.add(
            part + "Policy",
            S3.BucketPolicy(
                bucket: bucket.ref,
                policyDocument: PolicyDocument([.tlsOnly("s3:*", on: [bucket.arn, "\(bucket.arn)/*"])] + statements)))
        return bucket
    }
}
