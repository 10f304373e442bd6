import Checks
import Documents

/// Findings as code scanning reads them: SARIF 2.1.0.
/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
enum SARIF {
    static func log(of findings: [Finding]) -> JSON {
        var ids: [String] = []
        for finding in findings where !ids.contains(finding.rule) { ids.append(finding.rule) }
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": ["driver": ["name": "novialoom", "version": .string(Version.current), "rules": .array(ids.map(rule))]],
                    "results": .array(findings.map { result($0, ids) }),
                ]
            ],
        ]
    }

    private static func rule(_ id: String) -> JSON {
        var object: JSON.Object = ["id": .string(id)]
        guard let rule = Rule.named(id) else { return .object(object) }
        object["shortDescription"] = ["text": .string(rule.summary)]
        object["fullDescription"] = ["text": .string(rule.reason)]
        object["helpUri"] = rule.url.map(JSON.string)
        object["defaultConfiguration"] = ["level": .string(level(rule.severity))]
        return .object(object)
    }

    private static func result(_ finding: Finding, _ ids: [String]) -> JSON {
        var object: JSON.Object = ["ruleId": .string(finding.rule)]
        object["ruleIndex"] = ids.firstIndex(of: finding.rule).map(JSON.integer)
        object["level"] = .string(level(finding.severity))
        object["message"] = ["text": .string(finding.message + finding.advice)]
        object["suppressions"] = finding.accepted.map { [["kind": "inSource", "justification": .string($0)]] }
        var location: JSON.Object = [:]
        if let file = finding.file {
            var physical: JSON.Object = ["artifactLocation": ["uri": .string(uri(file))]]
            if let position = finding.position {
                physical["region"] = ["startLine": .integer(position.line), "startColumn": .integer(position.column)]
            }
            location["physicalLocation"] = .object(physical)
        }
        if let logicalID = finding.logicalID {
            location["logicalLocations"] = [["name": .string(logicalID), "kind": "resource"]]
        }
        object["locations"] = location.isEmpty ? nil : [.object(location)]
        return .object(object)
    }

    private static func level(_ severity: Finding.Severity) -> String { severity == .info ? "note" : severity.rawValue }

    /// A path as a relative reference (RFC 3986): what is no plain letter is written in hexadecimal.
    private static func uri(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            let isPlain = Unicode.Scalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
            if isPlain || "/-._~".utf8.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
