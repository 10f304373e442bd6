import TemplateReading

/// A resource of one side, with its stack.
struct Located {
    let stack: StackView
    let resource: TemplateView.Resource

    var key: ResourceIdentity { ResourceIdentity(stack: stack.name, logicalID: resource.logicalID) }
}

/// A resource as it was and as it is.
struct Pair {
    enum Kind {
        case same, renamed, moved
    }

    let old: Located
    let new: Located
    let kind: Kind
}
