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
        // Few definitions come near, and the others need not be written to know that.
        if atMost(body) > Self.bytes, case let size = JSONWriter.bytes(body, .compact).count, size > Self.bytes {
            findings.append(
                Finding(
                    "gateway-quota", "the API's definition has \(size) bytes; API Gateway takes \(Self.bytes)",
                    remedy: "expose the catch-alls only"))
        }
        return findings
    }

    /// No fewer bytes than the value takes where every byte of its texts is escaped.
    private static func atMost(_ value: JSON) -> Int {
        switch value {
        case .null, .bool, .integer: 21
        case .decimal(let text), .string(let text): 3 + 6 * text.utf8.count
        case .array(let elements): elements.reduce(3) { $0 + atMost($1) }
        case .object(let object): object.members.reduce(3) { $0 + 3 + 6 * $1.key.utf8.count + atMost($1.value) }
        }
    }
}
