import Documents

/// A place at which two values in their canonical form differ.
struct ValueDifference {
    /// As a reader finds it: elements of lists by what they are called, `*` for one that has no name.
    let path: [String]
    /// As the registry's paths find it: elements of lists by a number, functions left out.
    let place: [String]
    let old: JSON?
    let new: JSON?
}

/// Finds the innermost places at which two values differ.
struct ValueComparison {
    private(set) var differences: [ValueDifference] = []

    static func differences(from old: JSON?, to new: JSON?, as shape: Shape, at path: [String]) -> [ValueDifference] {
        var comparison = ValueComparison()
        comparison.compare(old, new, as: shape, Place(path: path, place: path))
        return comparison.differences
    }

    /// Where the comparison is, in both ways of saying it.
    struct Place {
        var path: [String]
        var place: [String]

        func member(_ name: String) -> Place { Place(path: path + [name], place: place + [name]) }
        func element(_ name: String) -> Place { Place(path: path + [name], place: place + ["0"]) }
        func branch(_ number: String) -> Place { Place(path: path + ["Fn::If", number], place: place) }
    }

    mutating func add(_ old: JSON?, _ new: JSON?, at place: Place) {
        differences.append(ValueDifference(path: place.path, place: place.place, old: old, new: new))
    }

    mutating func compare(_ old: JSON?, _ new: JSON?, as shape: Shape, _ place: Place) {
        if old == new { return }
        switch (old, new) {
        case (.object(let before)?, .object(let after)?):
            if let old = old.flatMap(Choice.init), let new = new.flatMap(Choice.init) {
                guard old.condition == new.condition else { return add(old.value, new.value, at: place) }
                compare(old.yes, new.yes, as: shape, place.branch("1"))
                compare(old.no, new.no, as: shape, place.branch("2"))
            } else if before.isFunction || after.isFunction {
                add(old, new, at: place)
            } else {
                compare(before, after, as: shape.refined(by: after), place)
            }
        case (.array(let old)?, .array(let new)?): compare(old, new, as: shape, place)
        default: add(old, new, at: place)
        }
    }

    private mutating func compare(_ old: JSON.Object, _ new: JSON.Object, as shape: Shape, _ place: Place) {
        for (name, value) in old { compare(value, new[name], as: shape[member: name], place.member(name)) }
        for (name, value) in new where old[name] == nil { add(nil, value, at: place.member(name)) }
    }
}

extension JSON.Object {
    /// Whether CloudFormation works it out.
    var isFunction: Bool {
        guard count == 1, let (name, value) = members.first else { return false }
        return name == "Ref" || name.hasPrefix("Fn::") || name == "Condition" && value.string != nil
    }
}
