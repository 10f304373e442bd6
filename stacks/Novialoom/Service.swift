/// What is built from source and runs from an image: eight functions and two workers.
public enum Service: String, CaseIterable, Sendable {
    case core, theme, captation, analysis, order, client
    case gatewayB2B = "gateway-b2b"
    case gatewayB2C = "gateway-b2c"
    case doc, batch

    static let functions: [Service] = [.core, .theme, .captation, .analysis, .order, .client, .gatewayB2B, .gatewayB2C]

    var source: String {
        switch self {
        case .client: "client-mgmt-service/"
        case .gatewayB2B: "b2b-gateway/"
        case .gatewayB2C: "b2c-gateway/"
        case .doc, .batch: "\(rawValue)-worker/"
        default: "\(rawValue)-service/"
        }
    }
}
