import Documents
import TemplateReading

/// The findings that a template says are meant to be: in a resource's metadata or, for what belongs to no resource, in the template's own.
///
///     Metadata: {Loom: {Accepted: {open-ingress: partners call from addresses that change}}}
struct Acceptances {
    private struct Acceptance {
        let rule: String
        let logicalID: String?
        let reason: JSON
        let path: [String]
        var isMet = false

        /// Nil for one that gives none.
        var text: String? {
            guard let text = reason.string, text.contains(where: { !$0.isWhitespace }) else { return nil }
            return text
        }
    }

    private var all: [Acceptance] = []

    init(in template: TemplateView) {
        add(template.root["Metadata"], of: nil, at: ["Metadata"])
        for resource in template.resources {
            add(resource.body["Metadata"], of: resource.logicalID, at: ["Resources", resource.logicalID, "Metadata"])
        }
    }

    private mutating func add(_ metadata: JSON?, of logicalID: String?, at path: [String]) {
        guard let accepted = metadata?["Loom"]?["Accepted"]?.object else { return }
        for (rule, reason) in accepted {
            all.append(Acceptance(rule: rule, logicalID: logicalID, reason: reason, path: path + ["Loom", "Accepted", rule]))
        }
    }

    /// The findings, those that are accepted with their reason, and after them what is wrong with the acceptances themselves.
    func applied(to findings: [Finding]) -> [Finding] {
        if all.isEmpty { return findings }
        var (findings, all) = (findings, all)
        for index in findings.indices {
            for place in all.indices where all[place].rule == findings[index].rule && all[place].logicalID == findings[index].logicalID {
                all[place].isMet = true
                findings[index].accepted = all[place].text
            }
        }
        return findings + all.compactMap(problem)
    }

    private func problem(with acceptance: Acceptance) -> Finding? {
        if Rule.named(acceptance.rule) == nil {
            let nearest = nearestNames(to: acceptance.rule, among: Rule.all.map(\.id), limit: 1).first
            return finding(
                .acceptanceUnknown, "there is no rule \"\(acceptance.rule)\"", acceptance,
                nearest.map { "did you mean \($0)?" } ?? "write the rule that a finding names in brackets")
        }
        if acceptance.text == nil {
            return finding(.acceptanceReason, "\(acceptance.rule) is accepted without a reason", acceptance, "say why, in a text")
        }
        if !acceptance.isMet {
            let owner = acceptance.logicalID ?? "the template itself"
            return finding(.acceptanceUnmet, "\(owner) does not break \(acceptance.rule)", acceptance, "take the acceptance away")
        }
        return nil
    }

    private func finding(_ rule: Rule, _ message: String, _ acceptance: Acceptance, _ remedy: String) -> Finding {
        Finding(
            rule.id, message, severity: rule.severity, logicalID: acceptance.logicalID, path: JSONPointer(acceptance.path), remedy: remedy,
            url: rule.url)
    }
}
