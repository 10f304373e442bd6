import Documents
import TemplateReading

/// What becomes of what a resource holds.
enum DataVerdicts {
    /// Of a resource that CloudFormation removes: the template that made it says how.
    static func removal(of resource: TemplateView.Resource, _ schemas: Schemas) -> ResourceChange.DataVerdict {
        verdict("DeletionPolicy", of: resource, resource, schemas)
    }

    /// Of one that is replaced: the template that replaces it says how.
    static func replacement(of old: TemplateView.Resource, by new: TemplateView.Resource, _ schemas: Schemas) -> ResourceChange.DataVerdict
    {
        verdict("UpdateReplacePolicy", of: new, old, schemas)
    }

    /// Of one that may be replaced: it is known where it comes to the same whether it is or not, or nothing is lost by it.
    static func possibleReplacement(
        of old: TemplateView.Resource, by new: TemplateView.Resource, hasFixedName: Bool, _ schemas: Schemas
    ) -> ResourceChange.DataVerdict {
        let verdict = replacement(of: old, by: new, schemas)
        return verdict == .lost || hasFixedName ? .unknown : verdict
    }

    /// What holds resources of its own, by templates that are not seen.
    static let nestedTypes: Set<String> = ["AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet"]

    private static func verdict(
        _ attribute: String, of speaker: TemplateView.Resource, _ holder: TemplateView.Resource, _ schemas: Schemas
    ) -> ResourceChange.DataVerdict {
        let policy = RemovalPolicies.policy(attribute, of: speaker)
        switch policy {
        case "Retain", "RetainExceptOnCreate": return .retained
        case "Snapshot" where RemovalPolicies.snapshotTypes.contains(holder.type): return .snapshot
        default: break
        }
        if schemas[holder.type] == nil || nestedTypes.contains(holder.type) { return .unknown }
        guard HeldData.isHeld(by: holder) else { return .unaffected }
        return policy == nil ? .unknown : .lost
    }
}
