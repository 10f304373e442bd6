import Checks
import Documents
import Testing

extension Deployment {
    /// What synth and all rules of `check` find, each at its declaration.
    public var findings: [Finding] {
        app.findings
            + templates.flatMap { template in
                TemplateCheck.findings(in: template.json, region: template.region).map { finding in
                    var finding = finding
                    finding.stack = template.name
                    if let place = finding.logicalID.flatMap({ template.places[$0] }) {
                        finding.file = place.file
                        finding.position = Position(line: place.line, column: 1)
                    }
                    return finding
                }
            }
    }

    /// What one rule finds.
    public func findings(of rule: TemplateRule) -> [Finding] { rule.findings(self) }

    /// Expects that neither synth nor any rule of `check` finds something as severe as that, but for what is accepted with a reason.
    public func expectNoFindings(
        from severity: Finding.Severity = .warning, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let levels = Finding.Severity.allCases
        let severe = levels.prefix { $0 != severity } + [severity]
        record(findings.filter { severe.contains($0.severity) }, sourceLocation)
    }

    /// Expects that rules find nothing, but for what is accepted with a reason.
    public func expectNoFindings(
        of rule: TemplateRule, _ others: TemplateRule..., sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        record(([rule] + others).flatMap(findings), sourceLocation)
    }

    /// Expects that a rule finds something at each of these resources, `data.Documents`, and at no other; without any, that it finds
    /// something at all.
    public func expectFindings(of rule: TemplateRule, at ids: String..., sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        let found = findings(of: rule).map { (id: subject(of: $0), finding: $0) }
        let expected = Set(ids.map { self[$0]?.id ?? $0 })
        let isMet = ids.isEmpty ? !found.isEmpty : Set(found.map(\.id)) == expected
        if isMet { return }
        let missed = expected.subtracting(found.map(\.id)).sorted().map { "\n  nothing at \($0)" }
        let others = found.filter { !expected.contains($0.id) }.map { "\n  \($0.id): \($0.finding)" }
        let listed = missed + others
        Issue.record("\(self): rule \(rule.id) does not find what was expected:\(listed.joined())", at: sourceLocation)
    }

    /// What a finding is about: `data.Documents`, or the stack.
    private func subject(of finding: Finding) -> String {
        [finding.stack, finding.logicalID].compactMap { $0 }.joined(separator: ".")
    }

    private func record(_ findings: [Finding], _ sourceLocation: Testing.SourceLocation) {
        let findings = findings.filter { $0.accepted == nil }
        guard !findings.isEmpty else { return }
        let what = findings.count == 1 ? "1 finding" : "\(findings.count) findings"
        Issue.record("\(self): \(what)\(findings.map { "\n  \($0)" }.joined())", at: sourceLocation)
    }
}
