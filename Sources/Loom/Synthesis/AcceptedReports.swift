import CloudFormationModel
import Documents

/// What is accepted of what constructs report themselves. It is settled at synth; every other acceptance travels in the template, to those
/// who read that.
struct AcceptedReports {
    private var met: [Handle: Set<String>] = [:]

    /// Why a report on a declaration is meant to be; nil where nobody says so.
    mutating func reason(for rule: String, of handle: Handle) -> String? {
        guard let acceptance = handle.acceptances.first(where: { $0.rule == rule && $0.part.isEmpty }), !acceptance.reason.isEmpty else {
            return nil
        }
        met[handle, default: []].insert(rule)
        return acceptance.reason
    }

    /// Whether an acceptance has met its report.
    func contains(_ acceptance: Acceptance, of handle: Handle) -> Bool {
        acceptance.part.isEmpty && met[handle]?.contains(acceptance.rule) == true
    }
}

extension StackBuilder {
    /// A resource's own metadata, with what is accepted of it: `{"Loom": {"Accepted": {"open-ingress": "…"}}}`.
    func metadata(of entry: Entry) -> JSON? {
        let own = entry.resource.attributes.metadata?.json(resolve)
        let (declared, part) = (entry.scope.handle, entry.part)
        let accepted =
            declared.acceptances.filter { $0.part == part && !synthesis.acceptances.contains($0, of: declared) }
            + (entry.resource.handle == declared ? [] : entry.resource.handle.acceptances)
        if accepted.isEmpty { return own }
        var metadata = own?.object ?? [:]
        var loom = metadata["Loom"]?.object ?? [:]
        loom["Accepted"] = .object(JSON.Object(accepted.map { ($0.rule, .string($0.reason)) }))
        metadata["Loom"] = .object(loom)
        return .object(metadata)
    }
}

extension Scope {
    /// Says which acceptances are of parts that the construct does not have.
    func reportMissingParts() {
        for acceptance in handle.acceptances where !builder.synthesis.acceptances.contains(acceptance, of: handle) {
            guard builder.synthesis.places[Target(handle, part: acceptance.part)] == nil else { continue }
            let parts = builder.entries.filter { $0.scope.handle == handle }.map(\.part)
            let meant = nearestNames(to: acceptance.part, among: parts, limit: 1).first.map { "did you mean \"\($0)\"?" }
            report(
                "acceptance-part",
                acceptance.part.isEmpty
                    ? "\(acceptance.rule) is accepted of a resource \(id), which is none: the construct's resources are parts of it"
                    : "\(acceptance.rule) is accepted of the part \"\(acceptance.part)\", which there is not",
                remedy: meant ?? "say of which: \(parts.filter { !$0.isEmpty }.joined(separator: ", "))")
        }
    }
}
