import Documents

/// Findings of one or more environments, each once, sorted by file and line; those without a file come last.
struct FindingReport {
    struct Entry {
        var finding: Finding
        /// The environments in which it was found, in the order of the run; empty when it concerns none in particular.
        var environments: [String]
    }

    private(set) var entries: [Entry] = []
    private var known: [Finding: Int] = [:]

    mutating func add(_ findings: [Finding], in environment: String? = nil) {
        for finding in findings {
            if let index = known[finding] {
                if let environment, !entries[index].environments.contains(environment) { entries[index].environments.append(environment) }
            } else {
                known[finding] = entries.count
                entries.append(Entry(finding: finding, environments: environment.map { [$0] } ?? []))
            }
        }
    }

    /// Leaves what asks for something to be done: what is only worth knowing, and what was accepted, is for `check` to list.
    mutating func keepProblems() {
        entries.removeAll { $0.finding.severity == .info || $0.finding.accepted != nil }
        known = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.finding, $0) })
    }

    var errors: Int { count(.error) }
    /// How many there are of a severity that nobody accepted.
    func count(_ severity: Finding.Severity) -> Int {
        entries.count { $0.finding.severity == severity && $0.finding.accepted == nil }
    }
    var accepted: Int { entries.count { $0.finding.accepted != nil } }

    var sorted: [Entry] {
        entries.sorted { left, right in
            switch (left.finding.file, right.finding.file) {
            case (nil, _?): false
            case (_?, nil): true
            case (let first, let second) where first != second: (first ?? "") < (second ?? "")
            default: Self.key(left.finding) < Self.key(right.finding)
            }
        }
    }

    private static func key(_ finding: Finding) -> (Int, Int, String, String) {
        (finding.position?.line ?? 0, finding.position?.column ?? 0, finding.rule, finding.message)
    }

    /// A finding without a file has the program's name where others have their place.
    func print(on console: Console, by program: String) {
        guard !entries.isEmpty else { return }
        let lines = sorted.map { entry in
            let label = "\(entry.finding.label):"
            let text = (entry.finding.file == nil ? "\(program): " : "") + entry.finding.description
            guard let range = text.firstRange(ofText: label) else { return text }
            return text[..<range.lowerBound] + console.styled(label, Self.style(of: entry.finding), on: .error) + text[range.upperBound...]
        }
        console.print(lines.joined(separator: "\n"), to: .error)
    }

    private static func style(of finding: Finding) -> Console.Style {
        switch finding.severity {
        case _ where finding.accepted != nil: .dim
        case .error: .red
        case .warning: .yellow
        case .info: .dim
        }
    }

    var json: JSON {
        .array(
            sorted.map { entry in
                guard case .object(var object) = entry.finding.json else { return entry.finding.json }
                object["envs"] = .array(entry.environments.map(JSON.string))
                return .object(object)
            })
    }
}

extension Finding {
    /// `{"rule", "severity", "file", "line", "column", "stack", "logicalId", "path", "message", "remedy", "url",
    /// "accepted"}`; what is not known is left out.
    var json: JSON {
        var object: JSON.Object = ["rule": .string(rule), "severity": .string(severity.rawValue)]
        object["file"] = file.map(JSON.string)
        object["line"] = position.map { .integer($0.line) }
        object["column"] = position.map { .integer($0.column) }
        object["stack"] = stack.map(JSON.string)
        object["logicalId"] = logicalID.map(JSON.string)
        object["path"] = path.map { .string($0.description) }
        object["message"] = .string(message)
        object["remedy"] = remedy.map(JSON.string)
        object["url"] = url.map(JSON.string)
        object["accepted"] = accepted.map(JSON.string)
        return .object(object)
    }
}
