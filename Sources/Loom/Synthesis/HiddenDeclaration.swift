import CloudFormationModel

/// A construct inside a value that cannot give it a name: an array, a tuple, a wrapper.
struct HiddenDeclaration {
    /// Nil for a table without rows.
    var handle: Handle?

    /// The first construct in `value`, however deep.
    static func first(in value: Any) -> HiddenDeclaration? {
        // Whatever a stack stores besides constructs is small; a large table of data is not worth the search.
        var budget = 10_000
        return first(in: value, depth: 0, &budget)
    }

    private static func first(in value: Any, depth: Int, _ budget: inout Int) -> HiddenDeclaration? {
        switch value {
        case let declaration as any Declaration: return HiddenDeclaration(handle: declaration.constructs.first?.construct.handle)
        case let resource as any ResourceDeclaration: return HiddenDeclaration(handle: resource.handle)
        case is any Stack, is any PropertyValue, is String, is Handle: return nil
        default: break
        }
        guard depth < 16 else { return nil }
        for child in Mirror(reflecting: value).children {
            budget -= 1
            guard budget > 0 else { return nil }
            if let found = first(in: child.value, depth: depth + 1, &budget) { return found }
        }
        return nil
    }
}
