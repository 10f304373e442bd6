/// What one principal may do, or is kept from: a statement of a policy, worked out across an environment's stacks.
package struct RightsStatement: Hashable, Sendable {
    package enum Effect: String, Sendable {
        case allow, deny
    }

    /// Where rights of the kind stand. Moving one from one kind to another is not known to leave it the same.
    package enum Basis: String, Sendable {
        /// What is attached to a role, a user or a group.
        case identity
        /// What is attached to the thing that is used.
        case resource
        /// Who may take a role.
        case trust
        /// What a permissions boundary leaves of the others.
        case boundary
    }

    package enum Grant: Hashable, Sendable {
        case actions(Selection<String>, on: Selection<ResolvedText>)
        /// All that a policy says which is not in the environment: one of AWS's.
        case policy(ResolvedText)
        /// What only the deployment makes a statement of.
        case unreadable(ResolvedText)
    }

    /// Those named, or all but those named.
    package struct Selection<Entry: Hashable & Sendable>: Hashable, Sendable {
        package var entries: [Entry]
        package var isInverted: Bool

        package init(_ entries: [Entry], isInverted: Bool = false) {
            self.entries = entries
            self.isInverted = isInverted
        }
    }

    /// `lambda.amazonaws.com`, an account's root, a role, `*`.
    package var principal: ResolvedText
    /// Whether it is all but the principal.
    package var isPrincipalInverted = false
    package var effect: Effect
    package var basis: Basis
    package var grant: Grant
    package var condition: RightsCondition
    /// When the template has it at all.
    package var when: Set<TemplateCondition>
    /// The resource whose policy it stands in.
    package var policy: ResourceIdentity
    package var sid: String?
}
