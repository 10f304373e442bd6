import Documents

extension SystemReport {
    /// What `check` finds, and what was accepted, each with its reason.
    var findingsSection: ReportSection {
        let open = findings.filter { $0.accepted == nil }
        let accepted = findings.filter { $0.accepted != nil }
        let counts = [
            (open.count { $0.severity == .error }, "error"), (open.count { $0.severity == .warning }, "warning"),
            (open.count { $0.severity == .info }, "note"),
        ].filter { $0.0 > 0 }.map { $0.0.counted($0.1) }
        var table = HTMLTable("What was found", "what", "rule", "where", "what to do")
        for severity in Finding.Severity.allCases { table.add(rows(open.filter { $0.severity == severity })) }
        var others = HTMLTable("What is meant to be, and why", "what", "rule", "where", "why")
        others.add(rows(accepted))
        let found: HTML = open.isEmpty ? "<p>Nothing was found that nobody accepted.</p>\n" : table.html
        return ReportSection(
            id: "findings", title: "Findings",
            note: (counts + (accepted.isEmpty ? [] : ["\(accepted.count) accepted"])).joined(separator: ", "),
            content: found + (accepted.isEmpty ? "" : "<h3>Accepted</h3>\n\(others.html)"))
    }

    /// What is found in many places of one resource is told once, without the places.
    private func rows(_ findings: [Finding]) -> [[HTML]] {
        func withoutPlace(_ finding: Finding) -> Finding {
            var finding = finding
            finding.path = nil
            return finding
        }
        var counts: [Finding: Int] = [:]
        for finding in findings { counts[withoutPlace(finding), default: 0] += 1 }
        return findings.compactMap { finding in
            let general = withoutPlace(finding)
            return counts.removeValue(forKey: general).map { row($0 == 1 ? finding : general, $0) }
        }
    }

    private func row(_ finding: Finding, _ count: Int) -> [HTML] {
        let times: HTML = count == 1 ? "" : " <small>(in \(count) places)</small>"
        return [
            "\(finding.mark) \(hiding(finding.message))\(times)", rule(finding), HTML.joined(places(finding).map(HTML.code), by: "<br>"),
            "\(hiding(finding.accepted ?? finding.remedy ?? ""))",
        ]
    }

    private func rule(_ finding: Finding) -> HTML {
        guard let url = finding.url, url.hasPrefix("https://") else { return HTML.code(finding.rule) }
        return "<a href=\"\(url)\" rel=\"noreferrer\">\(HTML.code(finding.rule))</a>"
    }

    private func places(_ finding: Finding) -> [String] {
        let resource = finding.logicalID.map { id in finding.stack.map { "\($0)/\(id)" } ?? id } ?? finding.stack
        let path = finding.path.map(\.description).flatMap { $0.isEmpty ? nil : $0 }
        let line = finding.file.map { file in finding.position.map { "\(file):\($0.line)" } ?? file }
        return [resource, path, line].compactMap(\.self)
    }
}

extension Finding {
    fileprivate var mark: HTML {
        if accepted != nil { return HTML.mark("accepted", .plain) }
        switch severity {
        case .error: return HTML.mark("error", .bad)
        case .warning: return HTML.mark("warning", .warning)
        case .info: return HTML.mark("note", .plain)
        }
    }
}
