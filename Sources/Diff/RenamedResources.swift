import TemplateReading

extension [ResourceChange] {
    /// What the old resources are called now that have another name, or stand in another stack.
    var newNames: [ResourceIdentity: ResourceIdentity] {
        var names: [ResourceIdentity: ResourceIdentity] = [:]
        for change in self where change.change == .renamed || change.change == .moved {
            let old = ResourceIdentity(stack: change.oldStack ?? change.stack, logicalID: change.oldLogicalID ?? change.logicalID)
            names[old] = ResourceIdentity(stack: change.stack, logicalID: change.logicalID)
        }
        return names
    }
}
