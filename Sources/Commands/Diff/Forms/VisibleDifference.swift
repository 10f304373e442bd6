import Diff
import Documents

extension EnvironmentDifference {
    /// The same with every text of the templates on one line and without characters that a terminal would obey.
    var visible: EnvironmentDifference {
        var copy = self
        for index in copy.changes.indices {
            copy.changes[index].stack = Markdown.visible(copy.changes[index].stack)
            copy.changes[index].logicalID = Markdown.visible(copy.changes[index].logicalID)
            copy.changes[index].type = Markdown.visible(copy.changes[index].type)
            copy.changes[index].because = copy.changes[index].because.map(Markdown.visible)
            copy.changes[index].oldLogicalID = copy.changes[index].oldLogicalID.map(Markdown.visible)
            copy.changes[index].oldStack = copy.changes[index].oldStack.map(Markdown.visible)
            copy.changes[index].note = copy.changes[index].note.map(Markdown.visible)
            for property in copy.changes[index].properties.indices {
                copy.changes[index].properties[property].path = copy.changes[index].properties[property].path.map(Markdown.visible)
            }
        }
        for index in copy.rights.indices {
            copy.rights[index].principal = Markdown.visible(copy.rights[index].principal)
            copy.rights[index].actions = copy.rights[index].actions.map(Markdown.visible)
            copy.rights[index].resources = copy.rights[index].resources.map(Markdown.visible)
            copy.rights[index].condition = copy.rights[index].condition.map(Markdown.visible)
        }
        for index in copy.network.indices {
            copy.network[index].from = Markdown.visible(copy.network[index].from)
            copy.network[index].to = Markdown.visible(copy.network[index].to)
            copy.network[index].ports = Markdown.visible(copy.network[index].ports)
        }
        for index in copy.order.indices {
            copy.order[index].stack = Markdown.visible(copy.order[index].stack)
            copy.order[index].logicalID = Markdown.visible(copy.order[index].logicalID)
            copy.order[index].readers = copy.order[index].readers.map(Markdown.visible)
            copy.order[index].steps = copy.order[index].steps.map(Markdown.visible)
        }
        return copy
    }
}
