import AWS
import CloudFormationModel

/// A domain that an account holds once, with a certificate for all names right below it. Its zone and certificate are told to the app's
/// environments by Systems Manager parameters, which `SharedDomain` reads.
public struct WildcardDomain: Construct {
    /// Where the domain's hosted zone of Route 53 comes from.
    public enum Zone: Sendable, Hashable {
        /// This app makes it; the domain's registrar must then name its servers.
        case created
        /// It is there already.
        case existing(id: String)
    }

    public var handle: Handle
    let domain: String
    let zone: Zone

    /// - Parameter domain: `example.com`; the certificate is for `*.example.com`.
    public init(_ domain: String, zone: Zone, file: String = #fileID, line: Int = #line) {
        handle = Handle("WildcardDomain", file: file, line: line)
        self.domain = domain
        self.zone = zone
    }

    /// The servers that the registrar must name; empty for a zone that was there.
    public var outputs: [StackOutput] {
        guard zone == .created else { return [] }
        return [
            StackOutput(
                "NameServers", Fn.join(",", List(expression: .reference(Reference(part("Zone"), .attribute("NameServers"))))),
                "Name servers of \(domain), for its registrar")
        ]
    }

    public func build(in scope: Scope) {
        let id: Value<String>
        switch zone {
        case .existing(let known): id = Value(known)
        case .created:
            id =
                scope.add(
                    "Zone",
                    Route53.HostedZone(
                        hostedZoneConfig: .init(comment: Value("Domain of \(scope.naming.app)")), name: Value(domain), attributes: .retained
                    )
                ).ref
        }
        let wildcard = Value("*.\(domain)")
        let certificate = scope.add(
            "Certificate",
            CertificateManager.Certificate(
                domainName: wildcard, domainValidationOptions: [.init(domainName: wildcard, hostedZoneId: id)], validationMethod: "DNS"))
        for (part, what, value) in [("ZoneParameter", "zone", id), ("CertificateParameter", "certificate", certificate.ref)] {
            scope.add(
                part,
                SSM.Parameter(
                    type: .string, value: value, description: Value("The \(what) of \(domain)"),
                    name: Value(SharedDomain.parameter(what, of: domain, app: scope.naming.app))))
        }
    }
}
