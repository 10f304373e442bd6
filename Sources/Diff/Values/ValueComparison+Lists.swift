import Documents

extension ValueComparison {
    /// Elements are compared with those that they were, not with those that stood in their place.
    mutating func compare(_ old: [JSON], _ new: [JSON], as shape: Shape, _ place: Place) {
        let isOrdered = shape.isOrdered(old + new)
        if let names = ElementNames(old, new, shape) {
            compare(old, new, names, isOrdered: isOrdered, as: shape.element, place)
        } else if old.count == 1, new.count == 1, old[0].object != nil, new[0].object != nil {
            compare(old[0], new[0], as: shape.element, place.element("0"))
        } else if isOrdered {
            compareInOrder(old, new, as: shape.element, place)
        } else {
            compareContent(old, new, place)
        }
    }

    private mutating func compare(
        _ old: [JSON], _ new: [JSON], _ names: ElementNames, isOrdered: Bool, as shape: Shape, _ place: Place
    ) {
        let before = Dictionary(zip(names.old, old)) { first, _ in first }
        let after = Dictionary(zip(names.new, new)) { first, _ in first }
        for (name, value) in zip(names.old, old) { compare(value, after[name], as: shape, place.element(name)) }
        for (name, value) in zip(names.new, new) where before[name] == nil { add(nil, value, at: place.element(name)) }
        guard isOrdered else { return }
        // What stayed keeps its order and what is new comes last, unless it is said.
        let expected = names.old.filter { after[$0] != nil } + names.new.filter { before[$0] == nil }
        if expected != names.new {
            add(.array(names.old.map(JSON.string)), .array(names.new.map(JSON.string)), at: place.member("(order)"))
        }
    }

    private mutating func compareInOrder(_ old: [JSON], _ new: [JSON], as shape: Shape, _ place: Place) {
        // A command reads best as a whole.
        if (old + new).allSatisfy({ $0.object == nil && $0.array == nil }) {
            return add(.array(old), .array(new), at: place)
        }
        let least = min(old.count, new.count)
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old.reversed(), new.reversed()).prefix(least - start).prefix { $0 == $1 }.count
        for index in start..<max(old.count, new.count) - end {
            let before = index < old.count - end ? .some(old[index]) : JSON?.none
            let after = index < new.count - end ? .some(new[index]) : JSON?.none
            compare(before, after, as: shape, place.element(String(index)))
        }
    }

    private mutating func compareContent(_ old: [JSON], _ new: [JSON], _ place: Place) {
        var counts: [JSON: Int] = [:]
        for value in new { counts[value, default: 0] += 1 }
        var removed: [JSON] = []
        for value in old {
            if let count = counts[value], count > 0 { counts[value] = count - 1 } else { removed.append(value) }
        }
        var added: [JSON] = []
        for value in new.reversed() {
            if let count = counts[value], count > 0 {
                counts[value] = count - 1
                added.append(value)
            }
        }
        if removed.count == 1, added.count == 1 { return add(removed[0], added[0], at: place.element("*")) }
        for value in removed { add(value, nil, at: place.element("*")) }
        for value in added.reversed() { add(nil, value, at: place.element("*")) }
    }
}
