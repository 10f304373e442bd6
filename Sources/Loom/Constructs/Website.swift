import AWS
import CloudFormationModel
import Documents

/// A single-page application: a private bucket behind CloudFront, which alone may read it, over HTTPS only.
public struct Website: Construct {
    /// A domain of one's own; its certificate must lie in us-east-1, which is where CloudFront looks.
    public struct Domain: Sendable, Hashable {
        let names: [String]
        let certificateARN: String

        /// - Parameters:
        ///   - names: what people type; the first is the origin that the site's requests name.
        ///   - certificateARN: of ACM in us-east-1, for all of the names.
        public init(_ names: String..., certificateARN: String) {
            self.names = names
            self.certificateARN = certificateARN
        }

        /// What browsers send as the origin of the site's requests.
        public var origin: String { names.first.map { "https://\($0)" } ?? "" }
    }

    public var handle: Handle
    let domain: Domain?
    let origins: [String]
    let scripts: [String]
    let removal: RemovalPolicy
    let generation: Int

    /// - Parameters:
    ///   - domain: without one, CloudFront's own name is used.
    ///   - origins: what its scripts may call, beside the site itself: `https://*.execute-api.eu-west-3.amazonaws.com`.
    ///   - scripts: what may run beside the site's own scripts: `https://js.stripe.com`, or the hash of an inline one.
    public init(
        domain: Domain? = nil, calls origins: [String], running scripts: [String] = [], removal: RemovalPolicy = .retain,
        generation: Int = 1, file: String = #fileID,
        line: Int = #line
    ) {
        handle = Handle("Website", file: file, line: line)
        self.domain = domain
        self.origins = origins
        self.scripts = scripts
        self.removal = removal
        self.generation = generation
    }

    /// Where the files go: `deploy.sh --site` uploads them.
    public var bucketName: Value<String> { part("Bucket").literal("BucketName") }
    /// By which the cache is emptied.
    public var distributionID: Value<String> { part("Distribution").ref }
    /// The first name of the domain, or CloudFront's own; without a slash at its end.
    public var url: Value<String> {
        (domain?.origin).map { Value($0) } ?? "https://\(part("Distribution").attribute("DomainName"))"
    }

    public func build(in scope: Scope) {
        if let domain, !domain.certificateARN.holds(":acm:us-east-1:") {
            scope.report(
                "certificate-region", "the certificate is not in us-east-1, where CloudFront looks for it",
                remedy: "request it in us-east-1 and give its ARN")
        }
        let name = scope.name(.distribution, generation: generation)
        let bucket = PrivateBucket.add(
            "Bucket", to: scope, name: scope.name(.bucket, generation: generation), isVersioned: true, removal: removal,
            statements: [
                .allow(
                    "s3:GetObject", on: ["\(part("Bucket").attribute("Arn"))/*"], by: .service("cloudfront.amazonaws.com"),
                    when: .init(
                        "StringEquals", "aws:SourceArn", "arn:\(.partition):cloudfront::\(.accountID):distribution/\(distributionID)"))
            ])
        let access = scope.add(
            "OriginAccess",
            CloudFront.OriginAccessControl(
                originAccessControlConfig: .init(
                    name: Value(name), originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4")))
        let headers = scope.add("SecurityHeaders", securityHeaders(name))
        let router = scope.add("Router", router(name))
        scope.add("Distribution", distribution(bucket, access, headers, router))
    }

    private func distribution(
        _ bucket: S3.Bucket, _ access: CloudFront.OriginAccessControl, _ headers: CloudFront.ResponseHeadersPolicy,
        _ router: CloudFront.Function
    ) -> CloudFront.Distribution {
        CloudFront.Distribution(
            distributionConfig: .init(
                defaultCacheBehavior: .init(
                    targetOriginId: "site", viewerProtocolPolicy: .redirectToHttps, allowedMethods: ["GET", "HEAD", "OPTIONS"],
                    cachePolicyId: Value(Self.cachingOptimized), cachedMethods: ["GET", "HEAD"], compress: true,
                    functionAssociations: [.init(eventType: "viewer-request", functionARN: router.functionARN)],
                    responseHeadersPolicyId: headers.ref),
                enabled: true, aliases: domain.map { List($0.names.map { Value($0) }) }, defaultRootObject: "index.html",
                httpVersion: .http2and3, ipv6Enabled: true,
                origins: [
                    .init(
                        domainName: bucket.regionalDomainName, id: "site", originAccessControlId: access.ref,
                        s3OriginConfig: .init(originAccessIdentity: ""))
                ], priceClass: .priceClass100,
                viewerCertificate: domain.map {
                    .init(acmCertificateArn: Value($0.certificateARN), minimumProtocolVersion: .tlsv1_2_2021, sslSupportMethod: .sniOnly)
                }))
    }

    /// AWS's policy for static files: compressed, cached by path alone.
    /// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>
    private static var cachingOptimized: String { "658327ea-f89d-4fab-a63d-7e88639e58f6" }

    private func securityHeaders(_ name: String) -> CloudFront.ResponseHeadersPolicy {
        let policy = [
            "default-src 'self'", "script-src \((["'self'"] + scripts).joined(separator: " "))",
            "connect-src 'self' \(origins.joined(separator: " "))", "img-src 'self' data: blob:",
            "style-src 'self' 'unsafe-inline'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'",
        ]
        return CloudFront.ResponseHeadersPolicy(
            responseHeadersPolicyConfig: .init(
                name: Value(name),
                securityHeadersConfig: .init(
                    contentSecurityPolicy: .init(contentSecurityPolicy: Value(policy.joined(separator: "; ")), override: true),
                    contentTypeOptions: .init(override: true), frameOptions: .init(frameOption: "DENY", override: true),
                    referrerPolicy: .init(override: true, referrerPolicy: "strict-origin-when-cross-origin"),
                    strictTransportSecurity: .init(
                        accessControlMaxAgeSec: 31_536_000, override: true, includeSubdomains: true, preload: true))))
    }

    /// Gives `index.html` for every path without a file's ending, since the application routes itself; a missing file stays a 404, which a
    /// custom error page would hide. Folders with pages of their own (`/docs/`) keep them; without its slash, such a page would look for its
    /// files beside the folder.
    private func router(_ name: String) -> CloudFront.Function {
        let code = """
            function handler(event) {
                var request = event.request;
                var last = request.uri.split('/').pop();
                if (request.uri === '/docs') {
                    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/docs/' } } };
                }
                if (request.uri.startsWith('/docs/')) {
                    if (last === '') { request.uri += 'index.html'; }
                } else if (last.indexOf('.') === -1) {
                    request.uri = '/index.html';
                }
                return request;
            }

            """
        return CloudFront.Function(
            functionCode: Value(code), functionConfig: .init(comment: "Single-page application", runtime: .cloudfrontJs2_0),
            name: Value(name), autoPublish: true)
    }
}
