import Documents

extension FindingReport {
    /// Prints all findings in one of the formats of `check`.
    func print(as format: String, on console: Console, by program: String) {
        switch format {
        case "json": console.print(text(of: ["findings": json]))
        case "sarif": console.print(text(of: SARIF.log(of: sorted.map(\.finding))))
        case "github": if !entries.isEmpty { console.print(sorted.map { WorkflowCommand.text(of: $0.finding) }.joined(separator: "\n")) }
        default:
            print(on: console, by: program)
            console.print(summary)
        }
    }

    private func text(of json: JSON) -> String { String(decoding: JSONWriter.bytes(json).dropLast(), as: UTF8.self) }

    private var summary: String {
        func count(_ severity: Finding.Severity, _ word: String) -> String? {
            let number = self.count(severity)
            return number == 0 ? nil : "\(number) \(word)\(number == 1 ? "" : "s")"
        }
        let accepted = self.accepted == 0 ? nil : "\(self.accepted) accepted"
        let counts = [count(.error, "error"), count(.warning, "warning"), count(.info, "note"), accepted].compactMap(\.self)
        return counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")
    }
}
