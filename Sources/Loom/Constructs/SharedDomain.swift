import AWS
import CloudFormationModel

/// A domain that the account stack made, as the app's environments see it.
public struct SharedDomain: Sendable {
    let zoneID: Value<String>
    let certificateARN: Value<String>
    let domain: String

    /// - Parameters:
    ///   - domain: `example.com`, as the ``WildcardDomain`` of the same app has it.
    ///   - app: whose account stack made it, in the same account and region.
    public init<A: App>(_ domain: String, of app: A.Type) {
        self.domain = domain
        zoneID = .parameterStore(Value(Self.parameter("zone", of: domain, app: A.name)))
        certificateARN = .parameterStore(Value(Self.parameter("certificate", of: domain, app: A.name)))
    }

    static func parameter(_ what: String, of domain: String, app: String) -> String { "/\(app)/\(domain)/\(what)" }

    /// Reports a name for which the certificate does not stand.
    func check(_ name: String, in scope: Scope) {
        let label = name.dropLast(domain.count + 1)
        if name != "\(label).\(domain)" || label.isEmpty || label.contains(".") {
            scope.report("domain-name", "\(name) does not lie right below \(domain)", remedy: "name it LABEL.\(domain)")
        }
    }

    /// A name of the domain that leads to something of AWS's.
    func record(_ name: String, to target: Value<String>, zone: Value<String>) -> Route53.RecordSet {
        Route53.RecordSet(
            name: Value(name), type: "A", aliasTarget: .init(dnsName: target, hostedZoneId: zone, evaluateTargetHealth: false),
            hostedZoneId: zoneID)
    }
}
