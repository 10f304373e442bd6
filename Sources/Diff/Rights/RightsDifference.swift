import TemplateReading

/// What a change of an environment does to who may do what. Rights are compared, not policies: a statement that is moved, split, merged or
/// written in another way changes nothing. What cannot be proven is `unknown`.
package enum RightsDifference {
    /// `names` are the old resources that the new state has under another name.
    package static func changes(
        from old: EnvironmentView, to new: EnvironmentView, renaming names: [ResourceIdentity: ResourceIdentity] = [:]
    ) -> [RightsChange] {
        changes(from: EnvironmentResolver(old), to: EnvironmentResolver(new), renaming: names)
    }

    /// The same where more is asked of the environments.
    package static func changes(
        from old: EnvironmentResolver, to new: EnvironmentResolver, renaming names: [ResourceIdentity: ResourceIdentity] = [:]
    ) -> [RightsChange] {
        let old = RightsSide(old, renaming: names)
        let new = RightsSide(new, renaming: [:])
        var changes = RightsChanges()
        let comesForward = RightsComparison(of: new, with: old, isForward: true)
        let goesAway = RightsComparison(of: old, with: new, isForward: false)
        for key in new.keys where new.forms(key) != old.forms(key) {
            comesForward.compare(key, &changes)
            goesAway.compare(key, &changes)
        }
        for key in old.keys where new.statements[key] == nil { goesAway.compare(key, &changes) }
        return changes.grouped
    }
}
