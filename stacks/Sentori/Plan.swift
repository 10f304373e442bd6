import Loom

/// What differs between the environments, and nothing else. The documents know one, dev, under the names given there (B4).
public struct Plan: Sendable {
    var environment: String
    var api: String
    var grafana: String
    /// The second number of the network that Grafana stands in.
    var block: Int
    var requestsPerSecond: Int
    var protection: Bool
    var removal: RemovalPolicy
    var logs: LogRetention
    var alarms: String?

    /// The documents do not say where the frontend lies. Callers carry no cookies and no tokens, so that any origin may ask.
    var cors: RestAPI.CORS { .init(origin: "*", headers: ["Content-Type", "X-User", "X-Run-Id"]) }

    var logging: Logging { Logging(logs, removal: removal) }

    /// Nil for the account, which has no system in it.
    static func of(_ environment: Environment) -> Plan? {
        switch environment {
        case .account: nil
        case .dev: dev
        case .prod: prod
        }
    }

    static let dev = Plan(
        environment: "dev", api: "api-lambda-iot.\(SentoriApp.domain)", grafana: "grafana-iot.\(SentoriApp.domain)", block: 40,
        requestsPerSecond: 50, protection: false, removal: .delete, logs: .twoWeeks, alarms: nil)

    static let prod = Plan(
        environment: "prod", api: "api-iot-prod.\(SentoriApp.domain)", grafana: "grafana-iot-prod.\(SentoriApp.domain)", block: 41,
        requestsPerSecond: 200, protection: true, removal: .retain, logs: .threeMonths, alarms: "alerts@\(SentoriApp.domain)")
}
