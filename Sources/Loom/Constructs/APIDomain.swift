import AWS
import CloudFormationModel

/// A name of one's own for an API, over TLS 1.2 and newer only, with its certificate and its record.
public struct APIDomain: Construct {
    public var handle: Handle
    let name: String
    let domain: SharedDomain
    let api: any StagedAPI

    /// - Parameter name: `api.example.com`, right below the domain.
    public init(_ name: String, in domain: SharedDomain, to api: any StagedAPI, file: String = #fileID, line: Int = #line) {
        handle = Handle("APIDomain", file: file, line: line)
        self.name = name
        self.domain = domain
        self.api = api
    }

    /// `https://api.example.com`, without a slash at its end.
    public var url: Value<String> { Value("https://\(name)") }

    public func build(in scope: Scope) {
        domain.check(name, in: scope)
        let own = scope.add(
            ApiGateway.DomainName(
                domainName: Value(name), endpointConfiguration: .init(types: ["REGIONAL"]), regionalCertificateArn: domain.certificateARN,
                securityPolicy: "TLS_1_2"))
        scope.add(
            "Mapping",
            ApiGateway.BasePathMapping(
                domainName: own.ref, restApiId: api.part().ref, stage: api.stageName, attributes: ResourceAttributes(dependsOn: [api.stage])
            ))
        scope.add(
            "Record", domain.record(name, to: own.attribute("RegionalDomainName"), zone: own.attribute("RegionalHostedZoneId")))
    }
}
