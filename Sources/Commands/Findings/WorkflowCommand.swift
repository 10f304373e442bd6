import Documents

/// A finding as an annotation of GitHub Actions: `::error file=…,line=…,title=…::message`.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>
enum WorkflowCommand {
    static func text(of finding: Finding) -> String {
        var properties: [String] = []
        if let file = finding.file { properties.append("file=\(escaped(file, isProperty: true))") }
        if let position = finding.position {
            properties.append("line=\(position.line)")
            properties.append("col=\(position.column)")
        }
        properties.append("title=\(escaped(finding.rule, isProperty: true))")
        let place = [finding.stack, finding.path?.description].compactMap(\.self).joined(separator: " ")
        let message = (place.isEmpty ? "" : "\(place): ") + finding.message + finding.advice
        let name = finding.severity == .info || finding.accepted != nil ? "notice" : finding.severity.rawValue
        return "::\(name) \(properties.joined(separator: ","))::\(escaped(message, isProperty: false))"
    }

    /// A line feed would end the command, and what follows could be one of its own.
    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where isProperty: result += "%3A"
            case "," where isProperty: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
