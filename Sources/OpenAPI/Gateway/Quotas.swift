import Documents

/// What API Gateway takes of one REST API (its page on quotas).
enum Quotas {
    static let resources = 300
    static let bytes = 6 * 1024 * 1024

    static func findings(resources: Int, body: JSON) -> [Finding] {
        var findings: [Finding] = []
        if resources > Self.resources {
            findings.append(
                Finding(
                    "gateway-quota", "the API has \(resources) resources; API Gateway takes \(Self.resources)", severity: .warning,
                    remedy: "ask AWS for more, or expose the catch-alls only"))
        }
        if let size = body.size(over: Self.bytes, .compact) {
            findings.append(
                Finding(
                    "gateway-quota", "the API's definition has \(size) bytes; API Gateway takes \(Self.bytes)",
                    remedy: "expose the catch-alls only"))
        }
        return findings
    }
}
