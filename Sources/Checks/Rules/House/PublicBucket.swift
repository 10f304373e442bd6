import TemplateReading

extension Rule {
    static let publicBucket = Rule(
        "public-bucket", "A bucket keeps its public access block, and no ACL opens it.", severity: .warning,
        reason: """
            S3 blocks public access to every new bucket. A bucket without the block is one careless policy, or one object's ACL, away from \
            being read by everybody. What the public shall read is better served by CloudFront, which alone may read the bucket.
            """,
        url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
        refused: example(block: "{BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false}"),
        accepted: example(block: "{BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true}")
    ) { template, breaches in
        for bucket in template.resources(of: "AWS::S3::Bucket") {
            if let acl = template.certainText(bucket.properties["AccessControl"]), let who = opening[acl] {
                breaches.add(
                    "its ACL lets \(who)", in: bucket, at: "AccessControl", remedy: "leave it out, and name in a policy who may read")
            }
            for (path, block) in template.objects(at: "PublicAccessBlockConfiguration", in: bucket) {
                let missing = parts.filter { template.isOff(block[$0]) }
                guard !missing.isEmpty else { continue }
                breaches.add(
                    "its public access block is without \(missing.joined(separator: ", "))", at: path,
                    remedy: "set all four to true, or leave the block to S3, which then sets all")
            }
        }
    }

    private static let parts = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"]
    private static let opening = [
        "PublicRead": "everybody list its objects", "PublicReadWrite": "everybody list and write its objects",
        "AuthenticatedRead": "every account of AWS list its objects",
    ]

    private static func example(block: String) -> String {
        """
        Reports:
          Type: AWS::S3::Bucket
          Properties:
            PublicAccessBlockConfiguration: \(block)
        """
    }
}
